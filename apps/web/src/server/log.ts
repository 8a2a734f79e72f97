import type { Observation } from "@titik/http";
import { type Logger, pino } from "pino";
import { serializeError } from "./serialize-error.ts";

/** A line is written when so many bytes wait, and after this long at the latest. */
const WRITE_BYTES = 4_096;
const WRITE_MS = 100;

/** JSON lines on standard output, several in one write behind the requests; an exit waits for them. */
export const createLog = (level: string): Logger =>
  pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: serializeError } },
    pino.destination({ fd: 1, sync: false, minLength: WRITE_BYTES, periodicFlush: WRITE_MS }),
  );

/**
 * One line for one answer. It names the route by its pattern, and nothing that a caller sent: no query, no
 * address, no token, no session. Probes and scrapes are told at the level `debug`.
 */
export function logCall(log: Logger, { endpoint, status, seconds, requestId, tenantId }: Observation): void {
  const level = endpoint.family === "platform" && endpoint.limit === "none" ? "debug" : "info";
  const milliseconds = Math.round(seconds * 10_000) / 10;
  log[level](
    { method: endpoint.method, route: endpoint.path, status, milliseconds, requestId, tenantId },
    "answered",
  );
}
