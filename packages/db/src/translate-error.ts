import { AppError } from "@titik/contract";

/** Connection lost or refused, shutting down, out of disk or connections, cancelled by the statement timeout. */
const UNAVAILABLE = /^(ECONN|CONNECT|EPIPE|ETIMEDOUT|ENOENT|08|53|57P|57014|58030)/;

/** The SQLSTATE of a failed query, or the driver's code when none reached the server; null for anything else. */
export function errorCode(error: unknown): string | null {
  for (let current = error; current instanceof Error; current = current.cause) {
    if ("code" in current && typeof current.code === "string") return current.code;
  }
  return null;
}

/** An unreachable, full or frozen database as `unavailable`; null when the error is something else. */
export function translateDatabaseError(error: unknown): AppError | null {
  const code = errorCode(error);
  if (code === null || !UNAVAILABLE.test(code)) return null;
  return new AppError("unavailable", "The database does not answer right now. Try again shortly.", {
    retryAfterSeconds: 5,
    cause: error,
  });
}
