import type { DeliverNowOptions, TargetRules } from "@titik/webhooks";

/** What managing and testing endpoints needs beside the call. */
export interface WebhookServices extends DeliverNowOptions {
  /** Where messages may go. */
  rules: TargetRules;
}
