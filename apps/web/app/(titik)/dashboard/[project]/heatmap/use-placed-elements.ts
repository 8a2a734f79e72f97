import type { ElementsResponse } from "@titik/heatmap-schema";
import { useEffect, useMemo, useState } from "react";
import {
  elementBox,
  elementName,
  type FindTarget,
  type FrameBox,
  type FrameReading,
  isMasked,
  locateElement,
} from "./frame-reading.ts";

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

/**
 * Names and boxes from the page itself where it can be read, else as the element was last seen. Of a group of pages
 * those of another than the drawn one are told by their selectors alone: their texts are others.
 */
export function placeElements(
  { data, events: all }: ElementsResponse,
  frame: FrameReading | null,
  drawnPage: string,
  find: FindTarget | null,
): PlacedElement[] {
  const drawn = find && frame?.document;
  const isNamed = drawn && !isMasked(drawn);
  return data.map(({ page, selector, fingerprint, events, sessions, rage, dead, box }, i) => {
    const clue = { selector, fingerprint: page === drawnPage ? fingerprint : null };
    const element = drawn ? locateElement(drawn, find, clue) : null;
    const seen = box && { left: box.x, top: box.y, width: box.width, height: box.height };
    return {
      rank: i + 1,
      selector,
      name: element && isNamed ? elementName(element) : selector,
      events,
      sessions,
      rage,
      dead,
      share: events / Math.max(1, all),
      box: drawn ? element && elementBox(element) : seen,
    };
  });
}

/** The elements placed on what is drawn; until the search for them is fetched, as they were last seen. */
export function usePlacedElements(
  elements: ElementsResponse | undefined,
  frame: FrameReading | null,
  drawnPage: string,
): PlacedElement[] {
  const [find, setFind] = useState<FindTarget | null>(null);
  const isReadable = Boolean(frame?.document);
  useEffect(() => {
    if (isReadable)
      import("@titik/heatmap-tracker/find-target").then(({ findTarget }) => setFind(() => findTarget));
  }, [isReadable]);
  return useMemo(
    () => (elements ? placeElements(elements, frame, drawnPage, find) : []),
    [elements, frame, drawnPage, find],
  );
}

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
