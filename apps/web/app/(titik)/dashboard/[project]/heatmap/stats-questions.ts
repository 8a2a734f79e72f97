import type { PagesResponse } from "@titik/heatmap-schema";
import { WIDTH_BANDS, type WidthBand } from "../../../../../src/heat/width-bands.ts";
import type { TimeRange } from "../../../../../src/queries/time-range.ts";
import type { HeatmapQuestion } from "../../../../../src/queries/use-heatmap-stats.ts";
import { matchesPattern } from "./page-pattern.ts";
import type { HeatmapView, Layer } from "./search-params.ts";
import type { ShownWidth } from "./use-shown-width.ts";

/** Attention is read from every kind of event. */
export const EVENT_TYPE = {
  clicks: "click",
  rage: "click",
  dead: "click",
  elements: "click",
  hover: "hover",
  scroll: "scroll",
  attention: undefined,
} as const satisfies Record<Layer, HeatmapQuestion["type"]>;

/** By which number a page's part in a layer is told; all events where there is none of its own. */
export const PAGE_COUNT = {
  clicks: "clicks",
  rage: "rage",
  dead: "dead",
  elements: "clicks",
  hover: "hovers",
  scroll: "events",
  attention: "events",
} as const satisfies Record<Layer, keyof PagesResponse["data"][number]>;

/** The clicks of these layers carry a mark. */
export const signalOf = (layer: Layer): { signal?: "rage" | "dead" } =>
  layer === "rage" || layer === "dead" ? { signal: layer } : {};

/** What narrows every question of the page beside time and width. */
export type Narrowing = Pick<
  HeatmapQuestion,
  "page" | "pages" | "release" | "variant" | "bots" | "type" | "signal"
>;

/** What every panel of the page is asked about. */
export interface PanelSubject {
  projectId: string;
  range: TimeRange;
  narrowing: Narrowing;
  shown: ShownWidth;
}

/** Whose visits count: of which release and variant, and whether automated browsers do. */
export const visitsOf = ({ release, variant, bots }: Pick<HeatmapView, "release" | "variant" | "bots">) => ({
  ...(release === null ? {} : { release }),
  ...(variant === null ? {} : { variant }),
  bots,
});

/** What a layer is made of. */
export const layerOf = (layer: Layer): Pick<Narrowing, "type" | "signal"> => {
  const type = EVENT_TYPE[layer];
  return { ...(type === undefined ? {} : { type }), ...signalOf(layer) };
};

/** One page, or with a `*` every page of that form. */
export const pageOf = (page: string): Pick<Narrowing, "page" | "pages"> =>
  page.includes("*") ? { pages: page } : { page };

export const narrowingOf = (page: string, view: HeatmapView): Narrowing => ({
  ...pageOf(page),
  ...layerOf(view.layer),
  ...visitsOf(view),
});

/** How much each layer of points has of the page, at all widths; undefined where the answer does not list it. */
export function layerCounts(
  answer: PagesResponse | undefined,
  page: string,
): Partial<Record<Layer, number>> | undefined {
  const rows = answer?.data.filter((row) =>
    page.includes("*") ? matchesPattern(row.page, page) : row.page === page,
  );
  if (!rows?.length) return undefined;
  const sum = (column: "clicks" | "rage" | "dead" | "hovers") =>
    rows.reduce((total, row) => total + row[column], 0);
  return { clicks: sum("clicks"), rage: sum("rage"), dead: sum("dead"), hover: sum("hovers") };
}

/** The same question about what the viewer compares with; null where nothing is compared. */
export function comparedSubject(
  subject: PanelSubject,
  { against, other }: Pick<HeatmapView, "against" | "other">,
): PanelSubject | null {
  if (against === "before") return { ...subject, range: { before: subject.range } };
  if (against === "release" && other !== null) {
    return { ...subject, narrowing: { ...subject.narrowing, release: other } };
  }
  return null;
}

const bandLimits = (band: WidthBand) => ({ vwMin: WIDTH_BANDS[band].from, vwMax: WIDTH_BANDS[band].to });

const drawnLimits = ({ band, drawn }: ShownWidth) =>
  drawn === "all" ? bandLimits(band) : { vwMin: drawn, vwMax: drawn + 1 };

/** Totals and scroll reach of the whole band. */
export const bandQuestion = ({ narrowing, shown }: PanelSubject): HeatmapQuestion => ({
  ...narrowing,
  parts: "totals,scroll",
  ...bandLimits(shown.band),
});

/** The grid of one layer, for the widths that are drawn. */
export const gridQuestion = (
  { narrowing, shown }: PanelSubject,
  layer: "document" | "fixed",
): HeatmapQuestion => ({ ...narrowing, layer, parts: "grid", ...drawnLimits(shown) });

/** The elements of the whole band; their boxes of the drawn widths would miss those seen at others alone. */
export const elementsQuestion = ({ narrowing, shown }: PanelSubject) => ({
  ...narrowing,
  type: narrowing.type === "hover" ? ("hover" as const) : ("click" as const),
  limit: 50,
  ...bandLimits(shown.band),
});

/** Time in view, from every kind of event. */
export const attentionQuestion = ({ narrowing: { type: _type, ...narrowing }, shown }: PanelSubject) => ({
  ...narrowing,
  ...bandLimits(shown.band),
});

/** The events behind the chosen element or area. */
export const eventsBehind = (
  { narrowing, shown }: PanelSubject,
  { behind, element }: Pick<HeatmapView, "behind" | "element">,
) => ({
  ...narrowing,
  ...(behind === "element"
    ? { ...bandLimits(shown.band) }
    : { ...drawnLimits(shown), area: behind ?? "0,0,0,0" }),
  ...(behind === "element" && element !== null ? { selector: element } : {}),
});
