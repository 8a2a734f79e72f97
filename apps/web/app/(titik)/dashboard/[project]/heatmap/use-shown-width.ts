import {
  BAND_NAMES,
  busiestBand,
  eventsOf,
  type SeenWidth,
  WIDTH_BANDS,
  type WidthBand,
  widthsOf,
} from "../../../../../src/heat/width-bands.ts";
import type { TimeRange } from "../../../../../src/queries/time-range.ts";
import { useHeatmapStats } from "../../../../../src/queries/use-heatmap-stats.ts";
import type { HeatmapView } from "./search-params.ts";
import type { Narrowing } from "./stats-questions.ts";

/** Which clicks are in the picture, and how wide the page beneath is laid out. */
export interface ShownWidth {
  band: WidthBand;
  /** Events by band, all widths. */
  bandEvents: Record<WidthBand, number>;
  /** The band's widths in whole CSS pixels, most frequent first. */
  widths: readonly SeenWidth[];
  /** One width, where positions are exact to the pixel, or the whole band. */
  drawn: number | "all";
  /** CSS pixels. */
  frameWidth: number;
}

interface ShownWidthOptions {
  projectId: string;
  range: TimeRange;
  /** Null while it is not known yet which page. */
  narrowing: Narrowing | null;
  view: Pick<HeatmapView, "band" | "width">;
}

/** The viewer's choice where there is one, else the busiest band and its most frequent width. */
export function chooseShownWidth(
  seen: readonly SeenWidth[],
  choice: { band: WidthBand | null; width: number | "all" | null },
): ShownWidth {
  const band = choice.band ?? busiestBand(seen);
  const widths = widthsOf(band, seen);
  const frequent = widths[0]?.vw ?? WIDTH_BANDS[band].usual;
  const chosen = widths.find(({ vw }) => vw === choice.width)?.vw;
  const counts = BAND_NAMES.map((name) => [name, eventsOf(widthsOf(name, seen))] as const);
  return {
    band,
    bandEvents: { desktop: 0, tablet: 0, phone: 0, ...Object.fromEntries(counts) },
    widths,
    drawn: choice.width === "all" ? "all" : (chosen ?? frequent),
    frameWidth: chosen ?? frequent,
  };
}

export function useShownWidth({ projectId, range, narrowing, view }: ShownWidthOptions) {
  const question = narrowing && { ...narrowing, parts: "widths" };
  const { data, ...query } = useHeatmapStats({ projectId, range, question });
  return { ...query, data: data && chooseShownWidth(data.widths, view) };
}
