import type { HeatmapEventInput } from "@titik/heatmap-schema";
import { closestAcross } from "./boundaries.ts";

/** What takes time to find out and holds for a while. */
export type Target = Pick<HeatmapEventInput, "selector" | "anchor" | "fingerprint">;

/** What a press is meant for, and what is known of that already. */
export interface Control {
  element?: Element | undefined;
  target?: Target | undefined;
}

export type Place = Pick<HeatmapEventInput, "x" | "y" | "box" | "fraction" | "scrollX" | "scrollY">;

const CONTROLS =
  "a[href],button,label,summary,input,select,textarea,[role=button],[role=tab],[role^=menuitem]";

/**
 * The control that is meant: a click on the icon in a button is a click on the button. Nothing inside of
 * `data-ht-ignore`.
 */
export const controlOf = (hit: Element | undefined): Element | undefined => {
  if (!hit || closestAcross(hit, "[data-ht-ignore]")) return undefined;
  return closestAcross(hit, CONTROLS) ?? (hit as Partial<SVGElement>).ownerSVGElement ?? hit;
};

/** Four decimals are enough, and sums of coordinates have up to fifteen. */
const rounded = (value: number): number => Math.round(value * 1e4) / 1e4;

/** 0 to 1; 0 in an element without a size. */
const fraction = (value: number): number => rounded(Math.max(0, Math.min(1, value)) || 0);

/**
 * Where an event, or else the element's centre, lies in the document and in the element, whose frame begins at `frame`
 * in the viewport.
 */
export const placeIn = (element: Element, event: MouseEvent | undefined, frame = { x: 0, y: 0 }): Place => {
  const { left, top, width, height } = element.getBoundingClientRect();
  const inside = event
    ? { x: event.clientX - left, y: event.clientY - top }
    : { x: width / 2, y: height / 2 };
  // Each look at the page costs as much as a hundred additions.
  const { scrollX, scrollY } = window;
  const x = left + scrollX + frame.x;
  const y = top + scrollY + frame.y;
  return {
    scrollX,
    scrollY,
    x: rounded(x + inside.x),
    y: rounded(y + inside.y),
    box: { x: rounded(x), y: rounded(y), width, height },
    fraction: { x: fraction(inside.x / width), y: fraction(inside.y / height) },
  };
};
