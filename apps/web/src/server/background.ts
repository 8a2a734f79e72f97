import { setTimeout as wait } from "node:timers/promises";
import { deleteExpiredRecords } from "@titik/core";
import type { Parts } from "./parts.ts";

const FIRST_AFTER_MS = 60_000;
const EVERY_MS = 3_600_000;

/** Starts the loops that work beside the requests; they end when `signal` aborts. */
export function startBackground({ services, log }: Parts, signal: AbortSignal): Promise<void> {
  return retain();

  async function retain(): Promise<void> {
    let pause = FIRST_AFTER_MS;
    while (await elapsed(pause, signal)) {
      pause = EVERY_MS;
      try {
        const deleted = await deleteExpiredRecords(services, (error, tenantId) =>
          log.error({ tenantId, err: error }, "retention failed for a project"),
        );
        log.info(deleted, "retention round done");
      } catch (error) {
        log.error({ err: error }, "retention round failed");
      }
    }
  }
}

/** False when the signal came first. */
const elapsed = (ms: number, signal: AbortSignal): Promise<boolean> =>
  wait(ms, true, { signal, ref: false }).catch(() => false);
