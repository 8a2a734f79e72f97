import type { HeatmapEventInput } from "@titik/heatmap-schema";
import type { Target } from "./target.ts";

/** An event before it is written, which gives it an id and makes text of `ts`: milliseconds since 1970. */
export type TrackedEvent = Omit<HeatmapEventInput, "eventId" | "ts"> & { ts: number };

/** What a capability knows of an interaction; the rest is the same for all of them. */
export type Interaction = Pick<
  TrackedEvent,
  "type" | "page" | "selector" | "x" | "y" | "scrollX" | "scrollY"
> &
  Partial<TrackedEvent>;

/** An interaction as it is sent; nothing where there is none. */
export type Stamped = TrackedEvent | undefined;

export interface Recorder {
  /** Completes an interaction with this moment's page, viewport, session and time. */
  stamp: (interaction: Interaction) => Stamped;
  /**
   * Completes one with an element, where `event` points, or at its centre for a `pointer` that is a keyboard; others are
   * named as https://w3c.github.io/pointerevents/#dom-pointerevent-pointertype does, "" is unknown. `target` is what
   * is known of the element already.
   */
  record: (
    type: "click" | "hover",
    element: Element,
    event: MouseEvent,
    pointer: string | undefined,
    target?: Target,
  ) => Stamped;
  /** Sends it with the next batch. */
  send: (event: Stamped) => void;
}

/** Reactions to what people do, by the name of the event. */
export interface Reactions {
  click: (event: PointerEvent) => void;
  pointerdown: (event: PointerEvent) => void;
  pointermove: (event: PointerEvent) => void;
}
