import type { HeatmapEventInput } from "@titik/heatmap-schema";
import { findAnchor } from "./anchor.ts";
import { closestAcross, frameOffset } from "./boundaries.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { buildSelector } from "./selector/build-selector.ts";

/** What takes time to find out and holds for a while. */
export type Target = Pick<HeatmapEventInput, "selector" | "anchor" | "fingerprint">;

export type Place = Pick<HeatmapEventInput, "x" | "y" | "box" | "fraction">;

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

/** 0 to 1; 0 in an element without a size. */
const fraction = (value: number): number => Math.max(0, Math.min(1, value)) || 0;

export const describeTarget = (element: Element): Target => ({
  selector: buildSelector(element),
  anchor: findAnchor(element),
  fingerprint: fingerprintOf(element),
});

/**
 * Places a point of the viewport, or without one the element's centre, in the document and in the element; the
 * point is one of the element's frame, the result one of the page.
 */
export const placeIn = (element: Element, client?: { clientX: number; clientY: number }): Place => {
  const { left, top, width, height } = element.getBoundingClientRect();
  const inside = client
    ? { x: client.clientX - left, y: client.clientY - top }
    : { x: width / 2, y: height / 2 };
  const frame = frameOffset(element);
  const x = left + frame.x + scrollX;
  const y = top + frame.y + scrollY;
  return {
    x: x + inside.x,
    y: y + inside.y,
    box: { x, y, width, height },
    fraction: { x: fraction(inside.x / width), y: fraction(inside.y / height) },
  };
};

/** The pointer's kind as https://w3c.github.io/pointerevents/#dom-pointerevent-pointertype names it; "" is unknown. */
export const pointerOf = (type: string | undefined): HeatmapEventInput["pointer"] =>
  (type || undefined) as HeatmapEventInput["pointer"];
