import { AppError, getAccount } from "@titik/contract";
import { findAccount } from "@titik/core";
import { nextRoute } from "../../../../src/server/next-route.ts";
import { serveAccount } from "../../../../src/server/wire.ts";

export const GET = nextRoute(
  serveAccount(getAccount, async ({ accountId, ...call }) => {
    const account = await findAccount(call, accountId);
    if (account === null) throw new AppError("unauthorized", "This account is gone.");
    return { status: 200, body: account } as const;
  }),
);
