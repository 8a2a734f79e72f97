import { ready } from "@titik/contract";
import { checkReadiness } from "@titik/core";
import { nextRoute } from "../../src/server/next-route.ts";
import { serveOpen } from "../../src/server/wire.ts";

export const GET = nextRoute(serveOpen(ready, checkReadiness));
