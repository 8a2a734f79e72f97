import { EmbeddedPostgresError } from "@titik/db/embedded";

/** A reason not to start, or to end, told in one sentence and without a stack. */
export class StartError extends Error {
  override readonly name = "StartError";
}

/** What to tell the person at the terminal: one sentence for what we foresaw, the stack for what we did not. */
export function sentence(error: unknown): string {
  if (error instanceof StartError || error instanceof EmbeddedPostgresError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
