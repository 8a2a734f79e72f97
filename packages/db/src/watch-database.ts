import { setTimeout as wait } from "node:timers/promises";
import { sql } from "drizzle-orm";
import type { Connection } from "./connect.ts";

const PAUSE_MS = 250;
const ANSWER_MS = 2_200;

interface WatchOptions {
  /** A connection for the question alone. */
  own: Connection;
  /** Given up when the database is silent. */
  watched: readonly Connection[];
  /** Ends the watch. */
  signal: AbortSignal;
  /** Called once for each change. */
  onChange(isSilent: boolean): void;
}

/**
 * Asks the database four times a second whether it still answers. When it is silent for 2.2 s, the watched sessions
 * are dropped, so that nobody waits for a frozen database, however long statements may take. A database that is
 * down needs no watch: there every query fails by itself.
 */
export async function watchDatabase({ own, watched, signal, onChange }: WatchOptions): Promise<void> {
  let wasSilent = false;
  while (await elapsed(PAUSE_MS, signal)) {
    const isSilent = !(await answers(own));
    if (isSilent) {
      for (const connection of [own, ...watched]) connection.abandon();
    }
    if (isSilent !== wasSilent) onChange(isSilent);
    wasSilent = isSilent;
  }
}

/** An error is an answer too. What arrived while this process was busy is read before the time is over. */
async function answers({ db }: Connection): Promise<boolean> {
  const asked = db.execute(sql`select 1`).then(
    () => true,
    () => true,
  );
  const over = new AbortController();
  const late = elapsed(ANSWER_MS, over.signal)
    .then(() => new Promise(setImmediate))
    .then(() => false);
  return Promise.race([asked, late]).finally(() => over.abort());
}

/** False when the signal came first. */
const elapsed = (ms: number, signal: AbortSignal): Promise<boolean> =>
  wait(ms, true, { signal, ref: false }).catch(() => false);
