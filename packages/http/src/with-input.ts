import type { TenantEndpoint } from "@titik/contract";
import type { ActorCall, Stage } from "./call.ts";
import type { Kit } from "./kit.ts";
import { type Input, readInput } from "./read-input.ts";
import { type ReplyTo, toAnswer } from "./to-answer.ts";

/** Innermost: hands the verb the validated input, the idempotency claim and the services. */
export const withInput =
  <E extends TenantEndpoint, Services>(
    kit: Pick<Kit<Services>, "services">,
    endpoint: E,
    run: (call: ActorCall & Input<E> & Services) => Promise<ReplyTo<E>>,
  ): Stage<ActorCall> =>
  async (call) => {
    const input = await readInput(endpoint, call, call.caller.kind === "key");
    return toAnswer(await run({ ...call, ...kit.services, ...input }));
  };
