import { ERROR_CODE, type ErrorKind, type Family, LIMITS } from "@titik/contract";

/** Why a call is refused, in one sentence for each kind. */
export const REASONS: Record<ErrorKind, string> = {
  validation: "A header, a parameter or the body is missing or not of its form, or the body exceeds 1 MiB.",
  unauthorized: "No bearer token, session or key, or one that is not valid.",
  forbidden: "Not a member of the tenant, a role that does not suffice, or a key used from a foreign origin.",
  not_found: "There is nothing under this id that the caller may see.",
  conflict: "The eventId, the Idempotency-Key or the e-mail address was already used for something else.",
  unprocessable:
    "Well-formed but impossible: from after to, or a ts in the far future or before the retention.",
  rate_limit: "The budget of the window is spent; Retry-After says for how many seconds.",
  internal: "A fault on our side; the requestId finds it in the log.",
  unavailable: "The database does not answer or is full; Retry-After says when to try again.",
};

const MESSAGES: Record<ErrorKind, { message: string; details?: { field: string; message: string }[] }> = {
  validation: {
    message: "The request is not valid.",
    details: [{ field: "page", message: "is required" }],
  },
  unauthorized: { message: "A valid bearer token, session or publishable key is required." },
  forbidden: { message: "This needs the role writer; yours is reader." },
  not_found: { message: "There is no such event." },
  conflict: { message: "An eventId was already used for an event with other content." },
  unprocessable: {
    message: "An event happened at an impossible time.",
    details: [{ field: "ts", message: "is more than 24 hours ahead" }],
  },
  rate_limit: {
    message: `More than ${LIMITS["heatmap.write"].requests} requests in ${LIMITS["heatmap.write"].windowSeconds} seconds. Retry in 37 s.`,
  },
  internal: { message: "Something went wrong on our side." },
  unavailable: { message: "The database is not available." },
};

/** Where the platform's routes say something else. */
const PLATFORM_MESSAGES: Partial<Record<ErrorKind, string>> = {
  validation: "The request is not valid. name is required.",
  unauthorized: "A valid bearer token or session is required.",
  not_found: "There is no such member in this project.",
  conflict: "This account is already a member of the project.",
};

/** What the body of an error looks like, by family. */
export const ERROR_SAMPLES: Record<Family, (kind: ErrorKind) => object> = {
  heatmap: (kind) => ({
    code: kind === "conflict" ? "EVENT_ID_REUSED" : ERROR_CODE[kind],
    ...MESSAGES[kind],
    requestId: "01a1fd3a-0340-7800-8000-0000000000f1",
  }),
  platform: (kind) => ({ error: PLATFORM_MESSAGES[kind] ?? MESSAGES[kind].message }),
};
