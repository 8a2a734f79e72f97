import type { DeliveryFailed, DeliverySucceeded } from "@titik/contract";
import type { Attempt } from "@titik/webhooks";
import type { z } from "zod";
import { toDelivery } from "./delivery-row.ts";

type Told = z.input<typeof DeliverySucceeded> | z.input<typeof DeliveryFailed>;

/** What came of an attempt that was made at once, in the words of the log. */
export function toldAttempt({ delivery: sent, ...attempt }: Attempt): Told {
  const { webhookId, messageId } = sent;
  const delivery = toDelivery({ ...attempt, webhookId, messageId, responseBody: attempt.body }, sent.body);
  return attempt.outcome === "success"
    ? { success: true, delivery }
    : { success: false, error: attempt.error ?? "The attempt failed.", delivery };
}
