import { Cursor, IsoTime, numberBetween, text, Uuid } from "@titik/contract";
import { z } from "zod";

/** CSS pixels; generous enough for any real page, small enough for exact arithmetic. */
const Pixels = numberBetween(-1e6, 1e6);
const Extent = numberBetween(0, 1e6);
const Fraction = numberBetween(0, 1);

export const EventType = z.enum(["click", "hover", "scroll"]);
export type EventType = z.infer<typeof EventType>;

/** A pathname. Query and fragment are refused: tokens leak there. */
export const Page = z.string().regex(/^\/[^?#\p{Cc}\p{Cs}]{0,2047}$/u, {
  error: "must be a pathname that starts with /, without query or fragment, of at most 2,048 characters",
});

export const Device = z.object({
  userAgent: text(1024).optional(),
  platform: text(128).optional(),
  dpr: numberBetween(0.01, 100).optional().describe("Device pixels per CSS pixel."),
});

export const Anchor = z.object({
  kind: z
    .enum(["document", "fixed", "container"])
    .describe("What the target scrolls with: the document, the viewport (`fixed`), or an inner container."),
  selector: text(2048).optional().describe("Of the inner container."),
  scrollX: Pixels.optional(),
  scrollY: Pixels.optional(),
});

export const Box = z
  .object({ x: Pixels, y: Pixels, width: Extent, height: Extent })
  .describe("The target's border box, in document pixels like `x` and `y`.");

export const HeatmapEvent = z.object({
  eventId: Uuid.describe(
    "Made by the client, new for each interaction; a resend keeps it. UUIDv7 stores fastest.",
  ),
  type: EventType,
  page: Page.describe("Pathname without query and fragment."),
  selector: text(2048).describe("CSS or XPath of the target."),
  x: Pixels.describe("From the document's left edge, CSS pixels."),
  y: Pixels.describe("From the document's top edge, CSS pixels; for `scroll`, the lowest pixel reached."),
  vw: z.number().gt(0).max(1e6).describe("Width of the viewport, CSS pixels."),
  vh: z.number().gt(0).max(1e6).describe("Height of the viewport, CSS pixels."),
  density: numberBetween(0, 1e6).default(1).describe("Weight of the event in the density sums."),
  sessionId: text(128).describe("The visit that the event belongs to."),
  userId: text(128).optional().describe("A pseudonym; left out for anonymous visitors."),
  ts: IsoTime.describe("When it happened, by the client's clock."),
  tenantId: Uuid.optional().describe("Tolerated when equal to the tenant of the call."),
  referrer: z
    .string()
    .regex(/^https?:\/\/[^ \p{Cc}\p{Cs}]{1,2040}$/u, {
      error: "must be an http or https address of at most 2,048 characters",
    })
    .optional(),
  device: Device.optional(),
  scrollX: Pixels.optional().describe("How far the document was scrolled, CSS pixels."),
  scrollY: Pixels.optional().describe("How far the document was scrolled, CSS pixels."),
  documentWidth: Extent.optional().describe("CSS pixels."),
  documentHeight: Extent.optional().describe("CSS pixels."),
  pointer: z.enum(["mouse", "touch", "pen", "keyboard"]).optional(),
  anchor: Anchor.optional(),
  box: Box.optional(),
  fraction: z
    .object({ x: Fraction, y: Fraction })
    .optional()
    .describe("Where inside `box` the pointer was, 0 to 1 from its left and top edge."),
  fingerprint: text(256)
    .optional()
    .describe("What the target looked like, to tell a stale selector from a hit."),
  release: text(128).optional().describe("Version of the page."),
  variant: text(128).optional().describe("Branch of an experiment."),
  rage: z
    .boolean()
    .optional()
    .describe("True of a click that is the third within 30 px and a second; then counting begins anew."),
  dead: z
    .boolean()
    .optional()
    .describe("True of a click after which nothing happened for 2.5 s: no DOM change, navigation or scroll."),
  trusted: z.boolean().default(true).describe("False when a script, not a person, caused it."),
  bot: z.boolean().default(false).describe("True when the client takes itself for an automated browser."),
});
export type HeatmapEvent = z.output<typeof HeatmapEvent>;
export type HeatmapEventInput = z.input<typeof HeatmapEvent>;

export const MAX_BATCH = 500;
const EventList = z.array(HeatmapEvent).min(1).max(MAX_BATCH);

export const HeatmapEventBatch = z.union([EventList, z.object({ events: EventList })]);
export type HeatmapEventBatch = z.output<typeof HeatmapEventBatch>;

/** A batch whose items are judged one by one, so that a poison item cannot hold up a browser's queue. */
const LooseList = z.array(z.unknown()).min(1).max(MAX_BATCH);
export const PartialBatch = z.union([LooseList, z.object({ events: LooseList })]);
export type PartialBatch = z.output<typeof PartialBatch>;

const Flag = z.enum(["true", "false"]).default("false");

export const BulkQuery = z.object({
  partial: Flag.describe("`true`: store the good items and report the others; `false`: all or none."),
});

export const Stored = z.object({ eventId: Uuid });

export const BulkResponse = z.object({
  accepted: z.int().min(0),
  duplicates: z.int().min(0),
  rejected: z.int().min(0).optional().describe("Only with `partial=true`."),
  results: z
    .array(
      z.union([
        z.object({ index: z.int().min(0), eventId: Uuid, status: z.enum(["created", "duplicate"]) }),
        z.object({
          index: z.int().min(0),
          status: z.literal("rejected"),
          code: z.string(),
          details: z.array(z.object({ field: z.string(), message: z.string() })),
        }),
      ]),
    )
    .describe("In the order of the request."),
});
export type BulkResponse = z.output<typeof BulkResponse>;

/** An event as it is read back: what was sent, the device completed from the headers, and its arrival. */
export const StoredEvent = HeatmapEvent.omit({ tenantId: true }).extend({ receivedAt: IsoTime });
export type StoredEvent = z.output<typeof StoredEvent>;

export const Range = {
  from: IsoTime.optional().describe("Start, included."),
  to: IsoTime.optional().describe("End, excluded."),
};

const Width = z.coerce.number().min(1).max(1e6).optional();

/** What beside page, type, time and session narrows a question. */
export const Narrowing = {
  pages: Page.optional().describe(
    "Every page of a form: `*` stands for any characters, as in `/products/*`.",
  ),
  release: text(128).optional(),
  variant: text(128).optional(),
  signal: z
    .enum(["rage", "dead"])
    .optional()
    .describe("`rage`: only clicks that ended a series of hasty ones. `dead`: only clicks that did nothing."),
  bots: z
    .enum(["include", "exclude"])
    .default("include")
    .describe("`exclude`: without the events that come from automated browsers by their own word."),
  vwMin: Width.describe("Only viewports at least this wide, CSS pixels, included."),
  vwMax: Width.describe("Only viewports narrower than this, CSS pixels, excluded."),
};

const AREA = /^-?\d{1,6},-?\d{1,6},-?\d{1,6},-?\d{1,6}$/;

export const ListQuery = z.object({
  page: Page.optional(),
  type: EventType.optional(),
  ...Range,
  sessionId: text(128).optional(),
  ...Narrowing,
  selector: text(2048).optional(),
  area: z
    .string()
    .regex(AREA, { error: "must be left,top,right,bottom in whole CSS pixels" })
    .optional()
    .describe("Only events inside `left,top,right,bottom`, document pixels, right and bottom excluded."),
  limit: z.coerce.number().int().min(1).max(500).default(50).describe("How many events, at most."),
  cursor: Cursor.optional().describe("`nextCursor` of the page before, with the same filters."),
});
export type ListQuery = z.output<typeof ListQuery>;

export const ListResponse = z.object({
  data: z.array(StoredEvent),
  nextCursor: Cursor.nullable().describe("Null on the last page."),
});

export const STATS_PARTS = ["totals", "pages", "selectors", "grid", "scroll", "widths"] as const;
export type StatsPart = (typeof STATS_PARTS)[number];
const ONE_PART = `(${STATS_PARTS.join("|")})`;

export const StatsQuery = z.object({
  page: Page.optional(),
  type: EventType.optional(),
  ...Range,
  sessionId: text(128).optional(),
  ...Narrowing,
  top: z.coerce.number().int().min(1).max(100).default(10).describe("How many pages and selectors."),
  layer: z
    .enum(["document", "fixed"])
    .optional()
    .describe(
      "`document`: the grid without fixed targets. `fixed`: only those, at their place in the viewport.",
    ),
  parts: z
    .string()
    .regex(new RegExp(`^${ONE_PART}(,${ONE_PART})*$`), {
      error: `must be some of ${STATS_PARTS.join(", ")}, separated by commas`,
    })
    .optional()
    .describe("Only these parts of the answer are counted, e.g. `totals,grid`; the others come empty or 0."),
});
export type StatsQuery = z.output<typeof StatsQuery>;

const Count = z.int().min(0);
const Density = z.number().min(0);

export const StatsResponse = z.object({
  range: z.object({ from: IsoTime, to: IsoTime }),
  totals: z.object({ events: Count, sessions: Count, density: Density }),
  pages: z.array(z.object({ page: Page, events: Count, density: Density, sessions: Count })),
  selectors: z.array(z.object({ page: Page, selector: text(2048), events: Count, density: Density })),
  grid: z
    .object({
      cell: z.int().min(1),
      columns: Count,
      rows: Count,
      cells: z
        .array(z.tuple([z.int(), z.int(), Count, Density]))
        .describe("`[column, row, count, density]`, by row, then column."),
    })
    .nullable()
    .describe(
      "Clicks and hovers in square cells of `cell` CSS pixels; null unless `page` or `pages` is asked for.",
    ),
  scroll: z
    .array(z.object({ depth: Count, sessions: Count }))
    .describe(
      "Sessions whose scrolling reached at least `depth` CSS pixels; empty unless `page` or `pages` is asked for.",
    ),
  widths: z
    .array(z.object({ vw: z.number().gt(0), events: Count }))
    .describe("Viewport widths seen, by events; empty unless `page` or `pages` is asked for."),
});
export type StatsResponse = z.output<typeof StatsResponse>;

export const EventParams = z.object({ id: Uuid });
export const Deleted = z.object({ eventId: Uuid, deleted: z.literal(true) });

export const ExportQuery = z.object({
  page: Page.optional(),
  type: EventType.optional(),
  ...Range,
  sessionId: text(128).optional(),
  format: z.enum(["csv", "ndjson"]).default("csv"),
  async: Flag.describe("`true`: answer 202 at once and build the file in the background."),
});
export type ExportQuery = z.output<typeof ExportQuery>;

export const ExportParams = z.object({ id: Uuid });

export const ExportJob = z.object({
  exportId: Uuid,
  status: z.enum(["queued", "running", "completed", "failed"]),
  format: z.enum(["csv", "ndjson"]),
  rows: Count.describe("Rows written so far."),
  total: Count.nullable().describe("Rows that matched when the export began; null before that."),
  statusUrl: z.string().describe("Where this answer is found again."),
  downloadUrl: z.string().nullable().describe("Where the file is, once completed."),
  expiresAt: IsoTime.describe("When the file goes away."),
});
export type ExportJob = z.output<typeof ExportJob>;

export const ErrorResponse = z.object({
  code: z.string(),
  message: z.string(),
  details: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  requestId: z.string(),
});
