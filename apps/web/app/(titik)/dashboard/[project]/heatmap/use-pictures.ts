import { useMemo } from "react";
import type { DensityField } from "../../../../../src/heat/density-field.ts";
import { colourHeat, type HeatImage, heatField } from "../../../../../src/heat/heat-image.ts";
import { heatCeiling } from "../../../../../src/heat/heat-scale.ts";
import type { HeatmapStats } from "../../../../../src/queries/fetch-heatmap-stats.ts";
import { useHeatmapStats } from "../../../../../src/queries/use-heatmap-stats.ts";
import { type HeatmapView, LAYER_SHAPE } from "./search-params.ts";
import { gridQuestion, type PanelSubject } from "./stats-questions.ts";

type Grid = NonNullable<HeatmapStats["grid"]>;

/** The grids of one subject: what scrolls with the document, and what stays in the window. */
export function useGrids(subject: PanelSubject | null, fixed: HeatmapView["fixed"]) {
  const ask = (layer: "document" | "fixed", wanted: boolean) => ({
    projectId: subject?.projectId ?? "",
    range: subject?.range ?? ({ preset: "7d" } as const),
    question: subject && wanted ? gridQuestion(subject, layer) : null,
  });
  const onDocument = useHeatmapStats(ask("document", fixed !== "only"));
  const onViewport = useHeatmapStats(ask("fixed", fixed !== "hidden"));
  const wanted = [...(fixed === "only" ? [] : [onDocument]), ...(fixed === "hidden" ? [] : [onViewport])];
  const grids = useMemo((): Grid[] | null => {
    const first = fixed === "only" ? null : onDocument.data?.grid;
    const second = fixed === "hidden" ? null : onViewport.data?.grid;
    return first === undefined || second === undefined
      ? null
      : [first, second].filter((grid): grid is Grid => grid !== null);
  }, [fixed, onDocument.data, onViewport.data]);
  return {
    grids,
    events: wanted.reduce((sum, { data }) => sum + (data?.grid ? eventsIn(data.grid) : 0), 0),
    failed: wanted.find((query) => query.isError && !query.data),
  };
}

const eventsIn = ({ cells }: Grid) => cells.reduce((sum, [, , count]) => sum + count, 0);

/** What a difference is drawn from, both of one frame. */
export interface Difference {
  now: DensityField;
  before: DensityField;
  totals: [now: number, before: number];
}

export interface Pictures {
  /** Null until both the counts and the page's height are known. */
  image: HeatImage | null;
  /** What it is compared with, in the same colours. */
  other: HeatImage | null;
  difference: Difference | null;
  ceiling: number;
  grids: readonly Grid[];
  totals: [now: number, before: number];
}

interface PictureOptions {
  subject: PanelSubject;
  compared: PanelSubject | null;
  view: HeatmapView;
  /** Null while the page has not been measured. CSS pixels. */
  height: number | null;
}

/** Draws the counts: one picture, or two of one scale, or the difference between them. */
export function usePictures({ subject, compared, view, height }: PictureOptions) {
  const isSpots = LAYER_SHAPE[view.layer] === "spots";
  const ours = useGrids(isSpots ? subject : null, view.fixed);
  const theirs = useGrids(isSpots ? compared : null, view.fixed);
  const width = subject.shown.frameWidth;
  const { colours } = view;
  const wantsDifference = compared !== null && view.difference;
  const now = useMemo(
    () => (height === null || !ours.grids ? null : heatField(ours.grids, width, height)),
    [ours.grids, width, height],
  );
  const before = useMemo(
    () =>
      height === null || compared === null || !theirs.grids ? null : heatField(theirs.grids, width, height),
    [theirs.grids, compared, width, height],
  );
  const pictures = useMemo((): Pictures => {
    const totals: Pictures["totals"] = [ours.events, theirs.events];
    const ceiling = Math.max(now ? heatCeiling(now) : 0, before ? heatCeiling(before) : 0);
    const none = { image: null, other: null, difference: null };
    const grids = ours.grids ?? [];
    if (!isSpots || !now) return { ...none, ceiling, grids, totals };
    if (wantsDifference) {
      return { ...none, difference: before && { now, before, totals }, ceiling, grids, totals };
    }
    return {
      ...none,
      image: colourHeat(now, ceiling, colours),
      other: before && colourHeat(before, ceiling, colours),
      ceiling,
      grids,
      totals,
    };
  }, [isSpots, now, before, wantsDifference, colours, ours.grids, ours.events, theirs.events]);
  return { pictures, failed: ours.failed ?? theirs.failed };
}
