import { live } from "@titik/contract";
import { nextRoute } from "../../src/server/next-route.ts";
import { serveOpen } from "../../src/server/wire.ts";

export const GET = nextRoute(
  serveOpen(live, async () => ({ status: 200, body: { status: "live" } }) as const),
);
