import { useEffect, useRef } from "react";
import { elementBox, type FrameBox, type FrameReading, findElement, isMasked } from "./frame-reading.ts";
import type { PlacedElement } from "./use-placed-elements.ts";

/** Where the chosen element is on the page: as the page says, else as it was last seen. */
export function selectedBox(
  frame: FrameReading | null,
  placed: readonly PlacedElement[],
  selector: string | null,
): FrameBox | null {
  if (selector === null || frame === null) return null;
  const listed = placed.find((each) => each.selector === selector);
  if (listed || !frame.document || isMasked(frame.document)) return listed?.box ?? null;
  const element = findElement(frame.document, selector);
  return element && elementBox(element);
}

/** Outlines one element on the page and brings it into view; white inside near-black shows on any heat. */
export function SelectedElement({ box, scale }: { box: FrameBox | null; scale: number }) {
  const outline = useRef<HTMLDivElement>(null);
  const top = box?.top;

  useEffect(() => {
    if (top !== undefined) outline.current?.scrollIntoView({ block: "center", behavior: "instant" });
  }, [top]);

  if (!box) return null;
  const line = 2 / scale;
  return (
    <div
      ref={outline}
      aria-hidden="true"
      data-testid="selected-element"
      className="absolute rounded-[5px] border-[white]"
      style={{
        left: box.left - line,
        top: box.top - line,
        width: box.width + 2 * line,
        height: box.height + 2 * line,
        borderWidth: line,
        borderStyle: "solid",
        boxShadow: `0 0 0 ${line * 0.75}px rgb(20 16 14 / .9)`,
      }}
    />
  );
}
