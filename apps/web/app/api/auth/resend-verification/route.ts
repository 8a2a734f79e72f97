import { resendVerification as endpoint } from "@titik/contract";
import { resendVerification } from "@titik/core";
import { nextRoute } from "../../../../src/server/next-route.ts";
import { serveOpen } from "../../../../src/server/wire.ts";

export const POST = nextRoute(
  serveOpen(endpoint, async ({ input, ...call }) => {
    await resendVerification(call, input.body.email);
    return { status: 200, body: { message: "Email verifikasi telah dikirim ulang", success: true } } as const;
  }),
);
