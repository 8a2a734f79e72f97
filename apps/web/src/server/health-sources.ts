import type { HealthSources } from "@titik/core";
import packageJson from "../../package.json" with { type: "json" };
import { parts } from "./parts.ts";

const INFLUX_MS = 1_000;

/** What `/health` asks in this process. */
export function healthSources(): HealthSources {
  const { services, limits, environment } = parts();
  const { INFLUX_URL: url } = environment;
  return {
    ...services,
    limits,
    version: packageJson.version,
    uptime: process.uptime,
    influx: url === undefined ? null : { backend: "influxdb", ping: () => pingInflux(url) },
  };
}

async function pingInflux(url: string): Promise<void> {
  const address = new URL("ping", url.endsWith("/") ? url : `${url}/`);
  const answer = await fetch(address, { cache: "no-store", signal: AbortSignal.timeout(INFLUX_MS) });
  await answer.body?.cancel();
  if (!answer.ok) throw new Error(`InfluxDB answers ${answer.status}`);
}
