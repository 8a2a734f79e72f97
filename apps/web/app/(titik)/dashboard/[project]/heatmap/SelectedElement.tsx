import { useEffect, useRef } from "react";
import { elementBox, type FrameReading, findElement } from "./frame-reading.ts";

interface SelectedElementProps {
  frame: FrameReading | null;
  selector: string | null;
  /** Of the frame, so that the outline keeps its strength. */
  scale: number;
}

/** Outlines one element on the page and brings it into view; white inside near-black shows on any heat. */
export function SelectedElement({ frame, selector, scale }: SelectedElementProps) {
  const outline = useRef<HTMLDivElement>(null);
  const element = frame?.document && selector ? findElement(frame.document, selector) : null;
  const box = element && elementBox(element);
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
