/** What can go wrong, in the terms of every family. Each family renders a kind in its own documented body. */
export const ERROR_STATUS = {
  validation: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  unprocessable: 422,
  rate_limit: 429,
  internal: 500,
  unavailable: 503,
} as const;

export type ErrorKind = keyof typeof ERROR_STATUS;

/** What stands in an error body as `code`, unless the error brings a code of its own. */
export const ERROR_CODE = {
  validation: "VALIDATION_ERROR",
  unauthorized: "UNAUTHORIZED",
  forbidden: "FORBIDDEN",
  not_found: "NOT_FOUND",
  conflict: "CONFLICT",
  unprocessable: "UNPROCESSABLE_ENTITY",
  rate_limit: "RATE_LIMITED",
  internal: "INTERNAL_ERROR",
  unavailable: "SERVICE_UNAVAILABLE",
} as const satisfies Record<ErrorKind, string>;

/** The codes that say more than their kind does. */
export const SPECIFIC_CODES = {
  EVENT_ID_REUSED: {
    kind: "conflict",
    meaning: "The eventId was already used for an event with other content.",
  },
  EXPORT_NOT_COMPLETED: {
    kind: "conflict",
    meaning: "The export has no file yet; ask for its status until it is completed.",
  },
  IDEMPOTENCY_KEY_REUSED: {
    kind: "conflict",
    meaning: "The Idempotency-Key was already used for another body.",
  },
  IDEMPOTENCY_IN_PROGRESS: {
    kind: "conflict",
    meaning: "The first request with this Idempotency-Key has not ended in time.",
  },
} as const satisfies Record<string, { kind: ErrorKind; meaning: string }>;

/** Names the place in the input (`events[3].ts`, a header, a query parameter) and what is wrong with it. */
export interface FieldError {
  field: string;
  message: string;
}

interface AppErrorOptions {
  /** Overrides the kind's own code, e.g. `IDEMPOTENCY_KEY_REUSED`. */
  code?: string;
  details?: FieldError[];
  /** Whole seconds; becomes the `Retry-After` header. */
  retryAfterSeconds?: number;
  cause?: unknown;
}

const BRAND = Symbol.for("titik.AppError");

/** The only error that reaches a caller as it is; anything else answers as a generic 500. */
export class AppError extends Error {
  /** By the brand: one process may hold this class twice, from the sources and from Next's bundle. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === "object" && value !== null && BRAND in value;
  }

  override readonly name = "AppError";
  readonly [BRAND] = true;
  readonly kind: ErrorKind;
  readonly code: string | undefined;
  readonly details: FieldError[] | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(kind: ErrorKind, message: string, options: AppErrorOptions = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.kind = kind;
    this.code = options.code;
    this.details = options.details;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}
