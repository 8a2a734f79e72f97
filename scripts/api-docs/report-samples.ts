import type {
  AttentionResponse,
  ElementsResponse,
  ExportList,
  OverviewResponse,
  PagesResponse,
  VersionsResponse,
} from "@titik/heatmap-schema";
import type { Sample, Values } from "./samples.ts";

const page = "/pricing";

const overview = ({ from, to, now }: Values): OverviewResponse => ({
  range: { from, to },
  totals: { events: 3, clicks: 1, sessions: 1, visitors: 0 },
  previous: { events: 0, clicks: 0, sessions: 0, visitors: 0 },
  received: { total: 5, used: 3, bots: 0, duplicates: 1, refused: 1, limited: 0 },
  step: 21_600,
  series: [{ at: `${now.slice(0, 10)}T06:00:00.000Z`, clicks: 1, hovers: 0, scrolls: 2, sessions: 1 }],
  previousSeries: [],
  bands: { desktop: 1, tablet: 0, phone: 0 },
  sources: [{ host: null, sessions: 1 }],
});

const pages: PagesResponse = {
  total: 1,
  data: [{ page, events: 3, clicks: 1, hovers: 0, sessions: 1, scrolled: 1, rage: 0, dead: 0 }],
};

const elements: ElementsResponse = {
  total: 1,
  events: 1,
  data: [
    {
      page,
      selector: "#buy",
      events: 1,
      sessions: 1,
      rage: 0,
      dead: 0,
      fixed: false,
      box: null,
      fingerprint: null,
    },
  ],
};

const attention: AttentionResponse = { sessions: 1, step: 100, steps: [{ depth: 0, seconds: 12.5 }] };

const versions = ({ now }: Values): VersionsResponse => ({
  releases: [{ name: "2026.11.1", events: 2, firstSeen: now }],
  variants: [],
});

const exports = ({ exportId, now }: Values): ExportList => ({
  data: [
    {
      exportId,
      status: "completed",
      format: "ndjson",
      rows: 3,
      total: 3,
      statusUrl: `/api/analytics/heatmap/exports/${exportId}`,
      downloadUrl: `/api/analytics/heatmap/exports/${exportId}/download`,
      expiresAt: "2026-11-22T08:30:00.000Z",
      createdAt: now,
    },
  ],
});

/** Calls that only read, after the samples that store. */
export const REPORT_SAMPLES = {
  "heatmap.overview.get": (values: Values): Sample[] => [
    {
      title: "See how much happened, beside the time before",
      query: { from: values.from, to: values.to },
      status: 200,
      answer: overview(values),
    },
  ],
  "heatmap.pages.list": ({ from, to }: Values): Sample[] => [
    {
      title: "List the pages with the most clicks",
      query: { from, to, sort: "clicks", limit: "10" },
      status: 200,
      answer: pages,
    },
  ],
  "heatmap.elements.list": ({ from, to }: Values): Sample[] => [
    {
      title: "List the elements of a page that were clicked",
      query: { page, from, to },
      status: 200,
      answer: elements,
    },
  ],
  "heatmap.attention.get": ({ from, to }: Values): Sample[] => [
    {
      title: "See how long each part of a page stood in view",
      query: { page, from, to },
      status: 200,
      answer: attention,
    },
  ],
  "heatmap.versions.list": (values: Values): Sample[] => [
    {
      title: "List the releases and variants that were seen",
      query: { from: values.from, to: values.to },
      status: 200,
      answer: versions(values),
    },
  ],
  "heatmap.exports.list": (values: Values): Sample[] => [
    {
      title: "List the background exports that are still kept",
      status: 200,
      answer: exports(values),
    },
  ],
};
