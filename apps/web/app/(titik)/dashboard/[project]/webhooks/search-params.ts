import { PING_EVENT, WEBHOOK_EVENTS } from "@titik/contract";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { RANGE_PARAMS } from "../../../../../src/queries/range-params.ts";

export const SHOWN = ["all", "failed", "success"] as const;
export const EVENT_TYPES = [...WEBHOOK_EVENTS, PING_EVENT] as const;

const VIEW = {
  ...RANGE_PARAMS,
  show: parseAsStringLiteral(SHOWN).withDefault("all"),
  endpoint: parseAsString,
  event: parseAsStringLiteral(EVENT_TYPES),
  /** The endpoint whose panel is open. */
  settings: parseAsString,
  /** The delivery whose panel is open. */
  delivery: parseAsString,
};

/** What the viewer looks at. All of it lives in the URL: a pasted link shows the same. */
export const useWebhooksView = () => useQueryStates(VIEW);
export type WebhooksView = ReturnType<typeof useWebhooksView>[0];
export type SetWebhooksView = ReturnType<typeof useWebhooksView>[1];
