import { setTimeout as wait } from "node:timers/promises";
import { AppError, type ReplyOf, type ready } from "@titik/contract";
import { isMigrated } from "@titik/db";
import type { Services } from "../context.ts";

const DEADLINE_MS = 3_000;

/** Answers once the database is migrated; throws `unavailable` when it is not, or does not answer within 3 s. */
export async function checkReadiness({ db }: Services): Promise<ReplyOf<typeof ready>> {
  const deadline = new AbortController();
  const frozen = wait(DEADLINE_MS, false, { signal: deadline.signal });
  frozen.catch(() => undefined);
  const migrated = await Promise.race([isMigrated(db), frozen]).finally(() => deadline.abort());
  if (!migrated) throw new AppError("unavailable", "The database is not ready.", { retryAfterSeconds: 5 });
  return { status: 200, body: { status: "ready" } };
}
