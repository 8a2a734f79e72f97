import type { ElementsResponse } from "@titik/heatmap-schema";
import { useMemo } from "react";
import { elementBox, elementName, type FrameBox, type FrameReading, findElement } from "./frame-reading.ts";

/** An element with its numbers, at its place on the page as it is drawn now. */
export interface PlacedElement {
  rank: number;
  selector: string;
  name: string;
  events: number;
  sessions: number;
  /** Clicks among them that were hasty, or did nothing. */
  rage: number;
  dead: number;
  /** Of all events on the page, 0 to 1. */
  share: number;
  /** Null where the page does not show it now. */
  box: FrameBox | null;
}

/** Names and boxes from the page itself where it can be read, else as the element was last seen. */
export function placeElements(
  { data, events: all }: ElementsResponse,
  frame: FrameReading | null,
): PlacedElement[] {
  return data.map(({ selector, events, sessions, rage, dead, box }, i) => {
    const element = frame?.document ? findElement(frame.document, selector) : null;
    const seen = box && { left: box.x, top: box.y, width: box.width, height: box.height };
    return {
      rank: i + 1,
      selector,
      name: element ? elementName(element) : selector,
      events,
      sessions,
      rage,
      dead,
      share: events / Math.max(1, all),
      box: frame?.document ? element && elementBox(element) : seen,
    };
  });
}

export const usePlacedElements = (elements: ElementsResponse | undefined, frame: FrameReading | null) =>
  useMemo(() => (elements ? placeElements(elements, frame) : []), [elements, frame]);

const area = ({ width, height }: FrameBox) => width * height;

/** The smallest element under a point of the page, CSS pixels; what lies inside another is meant first. */
export function elementAt(placed: readonly PlacedElement[], x: number, y: number): PlacedElement | null {
  let best: (PlacedElement & { box: FrameBox }) | null = null;
  for (const element of placed) {
    const { box } = element;
    if (!box || x < box.left || y < box.top || x >= box.left + box.width || y >= box.top + box.height)
      continue;
    if (!best || area(box) < area(best.box)) best = { ...element, box };
  }
  return best;
}
