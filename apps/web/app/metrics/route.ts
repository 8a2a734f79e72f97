import { metrics } from "@titik/contract";
import { nextRoute } from "../../src/server/next-route.ts";
import { parts } from "../../src/server/parts.ts";
import { readMetrics } from "../../src/server/read-metrics.ts";
import { serveOpen } from "../../src/server/wire.ts";

export const GET = nextRoute(
  serveOpen(metrics, (call) =>
    readMetrics(call, { registry: parts().metrics.registry, token: parts().environment.METRICS_TOKEN }),
  ),
);
