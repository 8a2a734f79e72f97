import { AppError, type Family } from "@titik/contract";
import type { Call, Stage } from "./call.ts";
import type { Kit } from "./kit.ts";
import { renderError } from "./render-error.ts";

/** Turns whatever is thrown below into the family's error body. Only what an AppError says gets out. */
export const withErrors =
  (
    kit: Pick<Kit<unknown>, "reportFault" | "translateError">,
    family: Family,
    next: Stage<Call>,
  ): Stage<Call> =>
  async (call) => {
    const answer = await next(call).catch((thrown: unknown) => {
      const known = thrown instanceof AppError ? thrown : kit.translateError(thrown);
      if (known === null || known.kind === "unavailable" || known.kind === "internal") {
        kit.reportFault(call, thrown);
      }
      const error = known ?? new AppError("internal", "Something went wrong on our side.");
      return renderError(family, error, call.requestId);
    });
    return {
      ...answer,
      headers: {
        "cache-control": "no-store",
        ...Object.fromEntries(call.answerHeaders),
        ...answer.headers,
        "x-request-id": call.requestId,
      },
    };
  };
