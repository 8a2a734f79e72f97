import type { Endpoint } from "@titik/contract";
import type { Call, Stage } from "./call.ts";
import type { Kit } from "./kit.ts";

/** Outermost, so that it sees the final status of every answer, errors included. */
export const withMetrics =
  (kit: Pick<Kit<unknown>, "observe">, endpoint: Endpoint, next: Stage<Call>): Stage<Call> =>
  async (call) => {
    const started = performance.now();
    const answer = await next(call);
    kit.observe({
      endpoint,
      status: answer.status,
      seconds: (performance.now() - started) / 1000,
      requestId: call.requestId,
      ...call.trace,
    });
    return answer;
  };
