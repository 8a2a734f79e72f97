import type { HeatmapEventInput } from "@titik/heatmap-schema";

/** What a capability knows of an interaction; the rest is the same for all of them. */
export type Interaction = Pick<HeatmapEventInput, "type" | "selector" | "x" | "y"> &
  Partial<HeatmapEventInput>;

export interface Recorder {
  /** Completes an interaction with this moment's page, viewport, session and time; nothing where there is none. */
  stamp: (interaction: Interaction) => HeatmapEventInput | undefined;
  /** Sends it with the next batch. */
  send: (event: HeatmapEventInput | undefined) => void;
}
