import { AppError, type ReplyOf, type ready } from "@titik/contract";
import { isMigrated } from "@titik/db";
import type { Services } from "../context.ts";
import { within } from "./within.ts";

const DEADLINE_MS = 2_000;

/** Answers once the database is migrated; throws `unavailable` when it is not, or does not say so within 2 s. */
export async function checkReadiness({ db }: Pick<Services, "db">): Promise<ReplyOf<typeof ready>> {
  const unavailable = (cause?: unknown) =>
    new AppError("unavailable", "The database is not ready.", { retryAfterSeconds: 5, cause });
  const migrated = await within(DEADLINE_MS, isMigrated(db)).catch((error: unknown) => {
    throw unavailable(error);
  });
  if (!migrated) throw unavailable();
  return { status: 200, body: { status: "ready" } };
}
