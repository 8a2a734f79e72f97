import { verifyEmail as endpoint } from "@titik/contract";
import { verifyEmail } from "@titik/core";
import { nextRoute } from "../../../../src/server/next-route.ts";
import { serveOpen } from "../../../../src/server/wire.ts";

export const GET = nextRoute(
  serveOpen(endpoint, async ({ input, ...call }) => {
    await verifyEmail(call, input.query.token);
    return { status: 302, body: null, headers: { location: "/verify-success" } } as const;
  }),
);
