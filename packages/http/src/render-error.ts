import { type AppError, ERROR_CODE, ERROR_STATUS, type Family, type FieldError } from "@titik/contract";
import type { Answer } from "./call.ts";

const BODY: Record<Family, (error: AppError, requestId: string) => object> = {
  heatmap: (error, requestId) => ({
    code: error.code ?? ERROR_CODE[error.kind],
    message: error.message,
    ...(error.details && { details: error.details }),
    requestId,
  }),
  platform: (error) => ({ error: [error.message, ...(error.details ?? []).map(complaint)].join(" ") }),
};

const complaint = ({ field, message }: FieldError) => `${field} ${message}.`;

/** The one place where an error becomes a body: the documented one of its family. */
export const renderError = (family: Family, error: AppError, requestId: string): Answer => ({
  status: ERROR_STATUS[error.kind],
  headers: {
    "content-type": "application/json",
    ...(error.retryAfterSeconds !== undefined && { "retry-after": String(error.retryAfterSeconds) }),
  },
  body: JSON.stringify(BODY[family](error, requestId)),
});
