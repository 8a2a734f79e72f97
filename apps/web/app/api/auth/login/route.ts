import { logIn } from "@titik/contract";
import { checkPassword, issueToken } from "@titik/core";
import { limitSignIn } from "../../../../src/server/limit-sign-in.ts";
import { needVerification } from "../../../../src/server/need-verification.ts";
import { nextRoute } from "../../../../src/server/next-route.ts";
import { parts } from "../../../../src/server/parts.ts";
import { serveOpen } from "../../../../src/server/wire.ts";

const TOKEN_SECONDS = 86_400;

export const POST = nextRoute(
  serveOpen(logIn, async ({ input, ...call }) => {
    await limitSignIn(call, input.body.email);
    const { accountId, verified } = await checkPassword(call, input.body);
    if (!verified) return needVerification(input.body.email);
    const { AUTH_SECRET } = parts().environment;
    const token = await issueToken(call, AUTH_SECRET, accountId, "api", TOKEN_SECONDS);
    return { status: 200, body: { token } } as const;
  }),
);
