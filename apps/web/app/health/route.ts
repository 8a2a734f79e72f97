import { health } from "@titik/contract";
import { checkHealth } from "@titik/core";
import { healthSources } from "../../src/server/health-sources.ts";
import { nextRoute } from "../../src/server/next-route.ts";
import { serveOpen } from "../../src/server/wire.ts";

export const GET = nextRoute(serveOpen(health, () => checkHealth(healthSources())));
