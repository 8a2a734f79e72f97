import type { HeatmapEventInput } from "@titik/heatmap-schema";
import type { Target } from "./target.ts";

/** An event before it is written, in which `ts` becomes text: milliseconds since 1970. */
export type TrackedEvent = Omit<HeatmapEventInput, "ts"> & { ts: number };

/** What a capability knows of an interaction; the rest is the same for all of them. */
export type Interaction = Pick<HeatmapEventInput, "type" | "selector" | "x" | "y"> & Partial<TrackedEvent>;

/** Where, with what and by whom an element was touched. */
export interface Gesture {
  /** In the viewport of the element's frame, CSS pixels; the element's centre when left out. */
  point?: { clientX: number; clientY: number } | undefined;
  /** As https://w3c.github.io/pointerevents/#dom-pointerevent-pointertype names it, or "keyboard"; "" is unknown. */
  pointer?: string | undefined;
  isTrusted: boolean;
}

/** An interaction as it is sent; nothing where there is none. */
export type Stamped = TrackedEvent | undefined;

export interface Recorder {
  /** Completes an interaction with this moment's page, viewport, session and time. */
  stamp: (interaction: Interaction) => Stamped;
  /** Completes one with an element; `target` is what is known of that already. */
  record: (type: "click" | "hover", element: Element, gesture: Gesture, target?: Target) => Stamped;
  /** Sends it with the next batch. */
  send: (event: Stamped) => void;
}

/** Reactions to what people do, by the name of the event. */
export interface Reactions {
  click: (event: PointerEvent) => void;
  pointerdown: (event: PointerEvent) => void;
  pointermove: (event: PointerEvent) => void;
}
