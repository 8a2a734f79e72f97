import { WIDTH_BANDS, type WidthBand } from "../../../../../src/heat/width-bands.ts";
import type { TimeRange } from "../../../../../src/queries/time-range.ts";
import type { HeatmapQuestion } from "../../../../../src/queries/use-heatmap-stats.ts";
import type { Layer } from "./search-params.ts";
import type { ShownWidth } from "./use-shown-width.ts";

export const EVENT_TYPE = { clicks: "click", hover: "hover", scroll: "scroll" } as const satisfies Record<
  Layer,
  HeatmapQuestion["type"]
>;

/** What every panel of the page is asked about. */
export interface PanelSubject {
  projectId: string;
  range: TimeRange;
  page: string;
  type: (typeof EVENT_TYPE)[Layer];
  shown: ShownWidth;
}

const bandLimits = (band: WidthBand) => ({ vwMin: WIDTH_BANDS[band].from, vwMax: WIDTH_BANDS[band].to });

/** Totals, elements and scroll reach of the whole band. */
export const bandQuestion = ({ page, type, shown }: PanelSubject): HeatmapQuestion => ({
  page,
  type,
  top: 50,
  ...bandLimits(shown.band),
});

/** The grid of one layer, for the widths that are drawn. */
export const gridQuestion = (
  { page, type, shown }: PanelSubject,
  layer: "document" | "fixed",
): HeatmapQuestion => ({
  page,
  type,
  layer,
  top: 1,
  ...(shown.drawn === "all" ? bandLimits(shown.band) : { vwMin: shown.drawn, vwMax: shown.drawn + 1 }),
});
