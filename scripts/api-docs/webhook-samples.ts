import type { heatmapWebhooks } from "@titik/heatmap-schema";
import type { z } from "zod";
import { SHOWN } from "./samples.ts";

export type WebhookEvent = keyof typeof heatmapWebhooks;

const tenantId = "01a1fd3a-0340-7800-8000-000000000001";

/** A delivery's body for each event. */
export const WEBHOOK_SAMPLES: { [Event in WebhookEvent]: z.input<(typeof heatmapWebhooks)[Event]> } = {
  "analytics.heatmap.event.created": {
    tenantId,
    eventId: SHOWN.eventId,
    type: "click",
    summary: [{ page: "/pricing", selector: "#buy", events: 1 }],
    ts: SHOWN.now,
  },
  "analytics.heatmap.bulk.accepted": {
    tenantId,
    eventIds: [SHOWN.secondEventId, SHOWN.thirdEventId],
    summary: [
      { page: "/pricing", selector: "#buy", events: 1 },
      { page: "/pricing", selector: "html", events: 1 },
    ],
    ts: SHOWN.now,
  },
  "analytics.heatmap.export.ready": {
    tenantId,
    exportId: SHOWN.exportId,
    format: "ndjson",
    rows: 3,
    filter: { from: SHOWN.from, to: SHOWN.to },
    ts: SHOWN.now,
  },
};
