import { forgotPassword } from "@titik/contract";
import { requestPasswordReset } from "@titik/core";
import { nextRoute } from "../../../../src/server/next-route.ts";
import { serveOpen } from "../../../../src/server/wire.ts";

const MESSAGE = "Jika email terdaftar, tautan untuk mengatur ulang kata sandi telah dikirim";

export const POST = nextRoute(
  serveOpen(forgotPassword, async ({ input, ...call }) => {
    await requestPasswordReset(call, input.body.email);
    return { status: 200, body: { message: MESSAGE, success: true } } as const;
  }),
);
