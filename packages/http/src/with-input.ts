import type { Endpoint } from "@titik/contract";
import type { CallerCall, Stage } from "./call.ts";
import { chargeKey } from "./charge-key.ts";
import type { Kit } from "./kit.ts";
import { type Input, readInput } from "./read-input.ts";
import type { Limiter } from "./take-token.ts";
import { type ReplyTo, toAnswer } from "./to-answer.ts";

/** Innermost: hands the verb the validated input, the idempotency claim and the services. */
export const withInput =
  <E extends Endpoint, C extends CallerCall, Services>(
    kit: Limiter & Pick<Kit<Services>, "services">,
    endpoint: E,
    run: (call: C & Input<E> & Services) => Promise<ReplyTo<E>>,
  ): Stage<C> =>
  async (call) => {
    const { input, idempotency } = await readInput(endpoint, call, call.caller.kind === "key");
    await chargeKey(kit, call, bodyOf(input));
    return toAnswer(await run({ ...call, ...kit.services, input, idempotency }));
  };

const bodyOf = (input: { body?: unknown; partialBody?: unknown }): unknown => input.body ?? input.partialBody;
