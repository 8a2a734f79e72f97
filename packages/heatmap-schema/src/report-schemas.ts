import { IsoTime, text } from "@titik/contract";
import { z } from "zod";
import { Box, EventType, ExportJob, Narrowing, Page, Range } from "./schemas.ts";

const Count = z.int().min(0);

const Question = { page: Page.optional(), ...Range, ...Narrowing };

const Counted = z.object({
  events: Count,
  clicks: Count,
  sessions: Count,
  visitors: Count.describe("Distinct `userId`s; events without one count none."),
});

export const OverviewQuery = z.object(Question);
export type OverviewQuery = z.output<typeof OverviewQuery>;

export const OverviewResponse = z.object({
  range: z.object({ from: IsoTime, to: IsoTime }),
  totals: Counted,
  previous: Counted.describe("Of the equally long time just before."),
  received: z
    .object({
      total: Count.describe("The sum of the others."),
      used: Count.describe("Stored, and not from an automated browser."),
      bots: Count.describe("Stored, from automated browsers by their own word."),
      duplicates: Count.describe("Sent again after they were stored; kept once."),
      refused: Count.describe("Answered with 400, 403, 409 or 422, or rejected within a batch."),
      limited: Count.describe("Answered with 429."),
    })
    .describe(
      "What became of all events of the project, whatever the filters: stored ones by their `ts`, the others by the " +
        "hour of arrival, as far as it begins in the range. A refused call whose body was not read counts as one.",
    ),
  step: z.int().min(1).describe("Length of one step of the series, seconds."),
  series: z
    .array(
      z.object({
        at: IsoTime.describe("Start of the step; steps without events are left out."),
        clicks: Count,
        hovers: Count,
        scrolls: Count,
        sessions: Count,
      }),
    )
    .describe("By time."),
  previousSeries: z
    .array(z.object({ at: IsoTime.describe("Moved into the range, to lie over `series`."), events: Count }))
    .describe("The time before, by time."),
  bands: z
    .object({ desktop: Count, tablet: Count, phone: Count })
    .describe("Sessions by the width of their widest viewport: 1,024 px and up, 600 px and up, narrower."),
  sources: z
    .array(
      z.object({ host: z.string().nullable().describe("Null where no referrer was sent."), sessions: Count }),
    )
    .describe(
      "Where sessions came from, by the first referrer that their events name; the ten most frequent.",
    ),
});
export type OverviewResponse = z.output<typeof OverviewResponse>;

export const PagesQuery = z.object({
  ...Range,
  ...Narrowing,
  search: text(200).optional().describe("Only pages whose path contains this, whatever the case."),
  sort: z
    .enum(["events", "clicks", "hovers", "sessions", "scrolled", "rage", "dead", "page"])
    .default("events"),
  order: z.enum(["asc", "desc"]).default("desc"),
  limit: z.coerce.number().int().min(1).max(200).default(50).describe("How many pages, at most."),
});
export type PagesQuery = z.output<typeof PagesQuery>;

export const PagesResponse = z.object({
  total: Count.describe("Pages that match, beyond `limit` too."),
  data: z.array(
    z.object({
      page: Page,
      events: Count,
      clicks: Count,
      hovers: Count,
      sessions: Count,
      scrolled: Count.describe("Sessions that saw more of the page than its first window."),
      rage: Count.describe("Clicks that ended a series of hasty ones."),
      dead: Count.describe("Clicks that did nothing."),
    }),
  ),
});
export type PagesResponse = z.output<typeof PagesResponse>;

export const ElementsQuery = z.object({
  ...Question,
  type: EventType.exclude(["scroll"]).default("click"),
  search: text(200).optional().describe("Only selectors that contain this, whatever the case."),
  sort: z.enum(["events", "sessions", "selector", "page"]).default("events"),
  order: z.enum(["asc", "desc"]).default("desc"),
  limit: z.coerce.number().int().min(1).max(200).default(50).describe("How many elements, at most."),
});
export type ElementsQuery = z.output<typeof ElementsQuery>;

export const ElementsResponse = z.object({
  total: Count.describe("Elements that match, beyond `limit` too."),
  events: Count.describe("Events of all elements: what a share refers to."),
  data: z.array(
    z.object({
      page: Page,
      selector: text(2048),
      events: Count,
      sessions: Count,
      rage: Count,
      dead: Count,
      fixed: z.boolean().describe("Stays at its place in the viewport."),
      box: Box.nullable().describe("As last seen; of a fixed element in viewport pixels."),
      fingerprint: text(256).nullable().describe("What it looked like when last seen."),
    }),
  ),
});
export type ElementsResponse = z.output<typeof ElementsResponse>;

export const AttentionQuery = z.object(Question);
export type AttentionQuery = z.output<typeof AttentionQuery>;

export const AttentionResponse = z.object({
  sessions: Count,
  step: z.int().min(1).describe("Height of a step, CSS pixels."),
  steps: z
    .array(z.object({ depth: Count.describe("Top of the step, CSS pixels."), seconds: z.number().min(0) }))
    .describe("How long each part of the page stood in a window, all sessions together, from the top down."),
});
export type AttentionResponse = z.output<typeof AttentionResponse>;

export const VersionsQuery = z.object({ page: Page.optional(), ...Range });
export type VersionsQuery = z.output<typeof VersionsQuery>;

const Version = z.object({ name: text(128), events: Count, firstSeen: IsoTime });
export const VersionsResponse = z.object({
  releases: z.array(Version).describe("Newest first, at most 50."),
  variants: z.array(Version).describe("Newest first, at most 50."),
});
export type VersionsResponse = z.output<typeof VersionsResponse>;

export const ExportList = z.object({
  data: z.array(ExportJob.extend({ createdAt: IsoTime })).describe("Newest first, at most 50."),
});
export type ExportList = z.output<typeof ExportList>;
