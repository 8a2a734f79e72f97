import type { Endpoint } from "@titik/contract";
import type { HeatmapEventInput, StatsResponse } from "@titik/heatmap-schema";
import { ACCOUNT_SAMPLES } from "./account-samples.ts";
import type { EndpointId } from "./endpoints.ts";
import { PICTURE_SAMPLES, SNAPSHOT_SAMPLES } from "./picture-samples.ts";
import { PROJECT_SAMPLES } from "./project-samples.ts";
import { REPORT_SAMPLES } from "./report-samples.ts";
import { WEBHOOK_ENDPOINT_SAMPLES } from "./webhook-endpoint-samples.ts";

/** What changes from call to call. Documents show one set, a shell and Postman fill in their own. */
export interface Values {
  eventId: string;
  secondEventId: string;
  thirdEventId: string;
  exportId: string;
  projectId: string;
  memberId: string;
  webhookId: string;
  deliveryId: string;
  pictureId: string;
  now: string;
  from: string;
  to: string;
}

export const SHOWN: Values = {
  eventId: "01a1fd3a-0340-7800-8000-00000000000a",
  secondEventId: "01a1fd3a-0340-7800-8000-00000000000b",
  thirdEventId: "01a1fd3a-0340-7800-8000-00000000000c",
  exportId: "01a1fd3a-0340-7800-8000-0000000000e1",
  projectId: "01a1fd3a-0340-7800-8000-0000000000b1",
  memberId: "01a1fd3a-0340-7800-8000-0000000000b2",
  webhookId: "01a1fd3a-0340-7800-8000-0000000000b3",
  deliveryId: "01a1fd3a-0340-7800-8000-0000000000d2",
  pictureId: "01a1fd3a-0340-7800-8000-0000000000c1",
  now: "2026-11-21T08:30:00.000Z",
  from: "2026-11-14T00:00:00Z",
  to: "2026-11-22T00:00:00Z",
};

export interface Sample {
  title: string;
  params?: Record<string, string>;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  body?: unknown;
  /** What the call is answered with: an object as JSON, a string as it stands. */
  status: number;
  answer: unknown;
  /** A field of the answer that later samples name. */
  keep?: { field: string; as: keyof Values };
  /** Asked again until the field has this value. */
  until?: { field: string; value: string };
}

const click = ({ eventId, now }: Pick<Values, "eventId" | "now">): HeatmapEventInput => ({
  eventId,
  type: "click",
  page: "/pricing",
  selector: "#buy",
  x: 640,
  y: 320,
  vw: 1280,
  vh: 720,
  sessionId: "session-1",
  ts: now,
});

const scroll = ({ eventId, now }: Pick<Values, "eventId" | "now">): HeatmapEventInput => ({
  ...click({ eventId, now }),
  type: "scroll",
  selector: "html",
  x: 0,
  y: 2400,
});

const storedClick = (values: Values) => ({
  ...click(values),
  density: 1,
  trusted: true,
  bot: false,
  receivedAt: SHOWN.now,
});

const stats = ({ from, to }: Values): StatsResponse => ({
  range: { from, to },
  totals: { events: 2, sessions: 1, density: 2 },
  pages: [{ page: "/pricing", events: 2, density: 2, sessions: 1 }],
  selectors: [
    { page: "/pricing", selector: "#buy", events: 1, density: 1 },
    { page: "/pricing", selector: "html", events: 1, density: 1 },
  ],
  grid: { cell: 8, columns: 81, rows: 41, cells: [[80, 40, 1, 1]] },
  scroll: [{ depth: 2400, sessions: 1 }],
  widths: [{ vw: 1280, events: 2 }],
});

/** Calls that work one after the other, in the order of the endpoints, each with its answer. */
export const SAMPLES: Partial<Record<EndpointId, (values: Values) => Sample[]>> = {
  "heatmap.events.create": (values) => [
    {
      title: "Store one event",
      headers: { "Idempotency-Key": values.eventId },
      body: click(values),
      status: 201,
      answer: { eventId: values.eventId },
    },
    {
      title: "Send the same event again: a duplicate, stored once",
      body: click(values),
      status: 200,
      answer: { eventId: values.eventId },
    },
    {
      title: "Send other content under the same eventId",
      body: { ...click(values), x: 641 },
      status: 409,
      answer: {
        code: "EVENT_ID_REUSED",
        message: "An eventId was already used for an event with other content.",
        details: [{ field: "eventId", message: "was already used for an event with other content" }],
        requestId: "01a1fd3a-0340-7800-8000-0000000000f1",
      },
    },
  ],
  "heatmap.bulk.create": ({ secondEventId, thirdEventId, now }) => [
    {
      title: "Store a batch",
      body: [click({ eventId: secondEventId, now }), scroll({ eventId: thirdEventId, now })],
      status: 201,
      answer: {
        accepted: 2,
        duplicates: 0,
        results: [
          { index: 0, eventId: secondEventId, status: "created" },
          { index: 1, eventId: thirdEventId, status: "created" },
        ],
      },
    },
  ],
  "heatmap.points.create": ({ secondEventId, now }) => [
    {
      title: "The same under a neutral name: the event is already there",
      body: [click({ eventId: secondEventId, now })],
      status: 200,
      answer: {
        accepted: 0,
        duplicates: 1,
        results: [{ index: 0, eventId: secondEventId, status: "duplicate" }],
      },
    },
  ],
  "heatmap.create": (values) => [
    {
      title: "The same, at the family's own address: the event is already there",
      body: click(values),
      status: 200,
      answer: { eventId: values.eventId },
    },
  ],
  ...SNAPSHOT_SAMPLES,
  "heatmap.events.list": (values) => [
    {
      title: "List the newest clicks of a page",
      query: { page: "/pricing", type: "click", limit: "1" },
      status: 200,
      answer: { data: [storedClick(values)], nextCursor: null },
    },
  ],
  "heatmap.stats.get": (values) => [
    {
      title: "Summarise one page over a range of time",
      query: { page: "/pricing", from: values.from, to: values.to, top: "5" },
      status: 200,
      answer: stats(values),
    },
  ],
  ...REPORT_SAMPLES,
  "heatmap.export.get": ({ from, to, exportId }) => [
    {
      title: "Download a range as NDJSON",
      query: { from, to, format: "ndjson" },
      status: 200,
      answer: `${JSON.stringify(storedClick(SHOWN))}\n`,
    },
    {
      title: "Let a large export run in the background",
      query: { from, to, format: "ndjson", async: "true" },
      status: 202,
      keep: { field: "exportId", as: "exportId" },
      answer: {
        exportId,
        status: "queued",
        format: "ndjson",
        rows: 0,
        total: null,
        statusUrl: `/api/analytics/heatmap/exports/${exportId}`,
        downloadUrl: null,
        expiresAt: "2026-11-22T08:30:00.000Z",
      },
    },
  ],
  "heatmap.exports.get": ({ exportId }) => [
    {
      title: "Ask until it is completed",
      params: { id: exportId },
      status: 200,
      until: { field: "status", value: "completed" },
      answer: {
        exportId,
        status: "completed",
        format: "ndjson",
        rows: 3,
        total: 3,
        statusUrl: `/api/analytics/heatmap/exports/${exportId}`,
        downloadUrl: `/api/analytics/heatmap/exports/${exportId}/download`,
        expiresAt: "2026-11-22T08:30:00.000Z",
      },
    },
  ],
  "heatmap.exports.download": ({ exportId }) => [
    {
      title: "Download its file",
      params: { id: exportId },
      status: 200,
      answer: `${JSON.stringify(storedClick(SHOWN))}\n`,
    },
  ],
  "heatmap.events.delete": ({ eventId }) => [
    {
      title: "Delete one event",
      params: { id: eventId },
      status: 200,
      answer: { eventId, deleted: true },
    },
  ],
  ...ACCOUNT_SAMPLES,
  ...PROJECT_SAMPLES,
  ...WEBHOOK_ENDPOINT_SAMPLES,
  ...PICTURE_SAMPLES,
};

/** An endpoint's samples with these values; none where nothing needs to be shown. */
export const samplesOf = ({ id }: Pick<Endpoint, "id">, values: Values): Sample[] =>
  Object.entries(SAMPLES).find(([of]) => of === id)?.[1](values) ?? [];
