import { type AppError, ERROR_STATUS, type ErrorKind, type Family } from "@titik/contract";
import type { Answer } from "./call.ts";

const CODE: Record<ErrorKind, string> = {
  validation: "VALIDATION_ERROR",
  unauthorized: "UNAUTHORIZED",
  forbidden: "FORBIDDEN",
  not_found: "NOT_FOUND",
  conflict: "CONFLICT",
  unprocessable: "UNPROCESSABLE_ENTITY",
  rate_limit: "RATE_LIMITED",
  internal: "INTERNAL_ERROR",
  unavailable: "SERVICE_UNAVAILABLE",
};

const BODY: Record<Family, (error: AppError, requestId: string) => object> = {
  heatmap: (error, requestId) => ({
    code: error.code ?? CODE[error.kind],
    message: error.message,
    ...(error.details && { details: error.details }),
    requestId,
  }),
  platform: (error) => ({ error: error.message }),
};

/** The one place where an error becomes a body: the documented one of its family. */
export const renderError = (family: Family, error: AppError, requestId: string): Answer => ({
  status: ERROR_STATUS[error.kind],
  headers: {
    "content-type": "application/json",
    ...(error.retryAfterSeconds !== undefined && { "retry-after": String(error.retryAfterSeconds) }),
  },
  body: JSON.stringify(BODY[family](error, requestId)),
});
