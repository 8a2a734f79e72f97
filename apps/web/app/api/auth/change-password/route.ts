import { changePassword as endpoint } from "@titik/contract";
import { changePassword } from "@titik/core";
import { nextRoute } from "../../../../src/server/next-route.ts";
import { startSession } from "../../../../src/server/start-session.ts";
import { serveAccount } from "../../../../src/server/wire.ts";

export const POST = nextRoute(
  serveAccount(endpoint, async ({ input, accountId, caller, ...call }) => {
    await changePassword(call, accountId, input.body);
    const fromDashboard = caller.kind === "account" && caller.via === "cookie";
    return {
      status: 200,
      body: { success: true },
      headers: fromDashboard ? await startSession(accountId) : {},
    } as const;
  }),
);
