const MAX_MESSAGE = 300;
const MAX_CAUSES = 3;

/** What the log keeps of an error. */
export interface LoggedError {
  name: string;
  message: string;
  code?: string;
  /** Table, column or constraint that PostgreSQL names. */
  subject?: string;
  /** Frames only: the head of a stack repeats the message. */
  stack: string;
  cause?: LoggedError;
}

/**
 * Name, code, frames and a message without values. Parameters, query and detail of a database error are left
 * out, and so is what its message quotes: they hold what a caller sent.
 */
export function serializeError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { name: typeof error, message: "not an error", stack: "" };
  const code = textOf(error, "code");
  const subject = ["table_name", "column_name", "constraint_name"]
    .map((name) => textOf(error, name))
    .filter((name) => name !== undefined)
    .join(".");
  return {
    name: error.name,
    message: withoutValues(error.message).slice(0, MAX_MESSAGE),
    ...(code !== undefined && { code }),
    ...(subject !== "" && { subject }),
    stack: framesOf(error),
    ...(error.cause instanceof Error &&
      depth < MAX_CAUSES && { cause: serializeError(error.cause, depth + 1) }),
  };
}

/** Drizzle appends the parameters to its message; PostgreSQL and JSON.parse quote the text that they dislike. */
const withoutValues = (message: string): string =>
  message
    .replace(/\nparams:[\s\S]*$/, "")
    .replace(/^Failed query: (\S+)[\s\S]*$/, "Failed query: $1 …")
    .replace(/"[\s\S]*"|(?<!\w)'[\s\S]*'|`[\s\S]*`/g, "…");

const framesOf = (error: Error): string =>
  (error.stack ?? "")
    .split("\n")
    .filter((line) => /^\s+at .*(:\d+:\d+\)?|<anonymous>\)?|native\)?)$/.test(line))
    .join("\n");

function textOf(error: Error, name: string): string | undefined {
  const value: unknown = Reflect.get(error, name);
  return typeof value === "string" ? value : undefined;
}
