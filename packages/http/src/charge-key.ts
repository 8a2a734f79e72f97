import type { CallerCall } from "./call.ts";
import { countItems } from "./count-items.ts";
import { type Limiter, takeToken } from "./take-token.ts";

/**
 * Charges a publishable key with the events that its call carries: many addresses together could else send
 * without bound. Accounts are counted by their tenant and pass.
 */
export async function chargeKey(kit: Limiter, call: CallerCall, body: unknown): Promise<void> {
  const { caller } = call;
  if (caller.kind !== "key") return;
  await takeToken(kit, call, "key.events", caller.dsn, caller.limits, countItems(body));
}
