import { resetPassword } from "@titik/contract";
import { setPasswordByToken } from "@titik/core";
import { nextRoute } from "../../../../src/server/next-route.ts";
import { serveOpen } from "../../../../src/server/wire.ts";

export const POST = nextRoute(
  serveOpen(resetPassword, async ({ input, ...call }) => {
    await setPasswordByToken(call, "reset", input.body);
    return { status: 200, body: { success: true } } as const;
  }),
);
