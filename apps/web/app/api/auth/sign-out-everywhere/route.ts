import { signOutEverywhere as endpoint } from "@titik/contract";
import { signOutEverywhere } from "@titik/core";
import { nextRoute } from "../../../../src/server/next-route.ts";
import { endSession } from "../../../../src/server/start-session.ts";
import { serveAccount } from "../../../../src/server/wire.ts";

export const POST = nextRoute(
  serveAccount(endpoint, async ({ accountId, ...call }) => {
    await signOutEverywhere(call, accountId);
    return { status: 200, body: { success: true }, headers: endSession() } as const;
  }),
);
