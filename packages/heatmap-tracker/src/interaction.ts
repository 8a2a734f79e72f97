import type { HeatmapEventInput } from "@titik/heatmap-schema";

/** What a capability knows of an interaction; the rest is the same for all of them. */
export type Interaction = Pick<HeatmapEventInput, "type" | "selector" | "x" | "y"> &
  Partial<HeatmapEventInput>;

export type Recorder = (interaction: Interaction) => void;
