import { setTimeout as wait } from "node:timers/promises";
import { AppError } from "@titik/contract";
import { checkTarget, type Resolve, resolveName, TargetRefused } from "@titik/webhooks";
import type { WebhookServices } from "./webhook-services.ts";

const RESOLVE_MS = 2_000;

/**
 * Throws `validation` when nothing may be sent to the address. A name that cannot be resolved now passes: it
 * may be set up later, and is vetted again before each send.
 */
export async function refuseTarget(
  { rules }: Pick<WebhookServices, "rules">,
  address: string,
  resolve: Resolve = resolveName,
  resolveMs = RESOLVE_MS,
): Promise<void> {
  let resolved = true;
  const resolveSoon: Resolve = async (hostname) => {
    const found = resolve(hostname).catch(() => []);
    const addresses = await Promise.race([found, wait(resolveMs, [], { ref: false })]);
    resolved = addresses.length > 0;
    return addresses;
  };
  try {
    await checkTarget(address, rules, resolveSoon);
  } catch (error) {
    if (!(error instanceof TargetRefused)) throw error;
    if (resolved) throw new AppError("validation", error.message, { cause: error });
  }
}
