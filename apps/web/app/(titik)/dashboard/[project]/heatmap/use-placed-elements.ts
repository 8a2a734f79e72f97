import type { ElementsResponse } from "@titik/heatmap-schema";
import { useEffect, useMemo, useState } from "react";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import type { FrameBox, FrameReading } from "./frame-reading.ts";
import type { KindNames } from "./masked-name.ts";
import type { readElement } from "./read-element.ts";

type ReadElement = typeof readElement;

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

interface Placing {
  frame: FrameReading | null;
  /** The page in the frame; of a group of pages one of them. */
  drawnPage: string;
  /** Null until it is fetched. */
  read: ReadElement | null;
  kinds: KindNames;
}

/**
 * Names and boxes from the page itself where it can be read, else as the element was last seen. Of a group of pages
 * those of another than the drawn one are told by their selectors alone: their texts are others.
 */
export function placeElements(
  { data, events: all }: ElementsResponse,
  { frame, drawnPage, read, kinds }: Placing,
): PlacedElement[] {
  const page = frame?.document;
  return data.map(({ page: path, selector, fingerprint, events, sessions, rage, dead, box }, i) => {
    const clue = { selector, fingerprint: path === drawnPage ? fingerprint : null };
    const found = read && page ? read(page, clue, kinds) : null;
    const seen = box && { left: box.x, top: box.y, width: box.width, height: box.height };
    return {
      rank: i + 1,
      selector,
      name: found?.name ?? selector,
      events,
      sessions,
      rage,
      dead,
      share: events / Math.max(1, all),
      box: found ? found.box : seen,
    };
  });
}

/** The elements placed on what is drawn; until the search for them is fetched, as they were last seen. */
export function usePlacedElements(
  elements: ElementsResponse | undefined,
  frame: FrameReading | null,
  drawnPage: string,
): PlacedElement[] {
  const [read, setRead] = useState<ReadElement | null>(null);
  const { kinds } = useMessages().elements;
  const isReadable = Boolean(frame?.document);
  useEffect(() => {
    if (isReadable) import("./read-element.ts").then(({ readElement }) => setRead(() => readElement));
  }, [isReadable]);
  return useMemo(
    () => (elements ? placeElements(elements, { frame, drawnPage, read, kinds }) : []),
    [elements, frame, drawnPage, read, kinds],
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
