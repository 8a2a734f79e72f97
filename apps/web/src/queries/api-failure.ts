import type { Messages } from "../messages/messages.ts";

/** The API said no. `status` is HTTP's; `requestId` finds the call in the server's log. */
export class ApiFailure extends Error {
  override readonly name = "ApiFailure";
  readonly status: number;
  readonly requestId: string | undefined;

  constructor(status: number, message: string, requestId?: string) {
    super(message);
    this.status = status;
    this.requestId = requestId;
  }
}

/** The API answered, but not what the contract promises. */
export class UnexpectedAnswer extends Error {
  override readonly name = "UnexpectedAnswer";
}

/** One sentence for the viewer: what happened, then what to do; with the server's reason where only that helps. */
export function failureSentence(error: Error, errors: Messages["errors"]): string {
  if (error instanceof UnexpectedAnswer) return errors.shape;
  if (!(error instanceof ApiFailure)) return errors.network;
  switch (error.status) {
    case 401:
      return errors.unauthorized;
    case 403:
      return errors.forbidden;
    case 404:
      return errors.notFound;
    case 429:
      return errors.rateLimit;
    case 503:
      return errors.unavailable;
    default:
      return error.status < 500 && error.message !== "" ? `${errors.other} ${error.message}` : errors.other;
  }
}
