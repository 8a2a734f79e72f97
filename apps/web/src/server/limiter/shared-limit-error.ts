export type SharedLimitFault =
  | "does not answer in time"
  | "cannot be reached"
  | "refuses us"
  | "answers what cannot be understood";

/** Redis gave no verdict. The client's own error is dropped: its message repeats the command with its keys. */
export class SharedLimitError extends Error {
  override readonly name = "SharedLimitError";
  readonly fault: SharedLimitFault;

  constructor(fault: SharedLimitFault) {
    super(`The Redis of the limits ${fault}.`);
    this.fault = fault;
  }

  static from(error: unknown): SharedLimitError {
    if (error instanceof SharedLimitError) return error;
    const name = error instanceof Error ? error.name : "";
    if (name === "UpstashError") return new SharedLimitError("refuses us");
    if (name === "TimeoutError" || name === "AbortError")
      return new SharedLimitError("does not answer in time");
    const unreachable = error instanceof TypeError && error.message === "fetch failed";
    return new SharedLimitError(unreachable ? "cannot be reached" : "answers what cannot be understood");
  }
}
