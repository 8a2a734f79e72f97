import { registerAccount as endpoint } from "@titik/contract";
import { registerAccount } from "@titik/core";
import { nextRoute } from "../../../../src/server/next-route.ts";
import { serveOpen } from "../../../../src/server/wire.ts";

export const POST = nextRoute(serveOpen(endpoint, ({ input, ...call }) => registerAccount(call, input.body)));
