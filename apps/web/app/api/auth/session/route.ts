import { endSession as endEndpoint, startSession as startEndpoint } from "@titik/contract";
import { checkPassword } from "@titik/core";
import { limitSignIn } from "../../../../src/server/limit-sign-in.ts";
import { needVerification } from "../../../../src/server/need-verification.ts";
import { nextRoute } from "../../../../src/server/next-route.ts";
import { endSession, startSession } from "../../../../src/server/start-session.ts";
import { serveOpen } from "../../../../src/server/wire.ts";

export const POST = nextRoute(
  serveOpen(startEndpoint, async ({ input, ...call }) => {
    await limitSignIn(call, input.body.email);
    const { accountId, verified } = await checkPassword(call, input.body);
    if (!verified) return needVerification(input.body.email);
    return { status: 204, body: null, headers: await startSession(accountId) } as const;
  }),
);

export const DELETE = nextRoute(
  serveOpen(endEndpoint, async () => ({ status: 204, body: null, headers: endSession() }) as const),
);
