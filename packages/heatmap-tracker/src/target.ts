import type { HeatmapEventInput } from "@titik/heatmap-schema";
import { type AnchorElements, findAnchor, readAnchor } from "./anchor.ts";
import { fraction, pixels } from "./measure.ts";
import { buildSelector } from "./selector/build-selector.ts";

/** What takes time to find out and holds for a while. */
export interface Target {
  element: Element;
  selector: string;
  anchor: AnchorElements;
}

export type Place = Pick<
  HeatmapEventInput,
  "x" | "y" | "selector" | "anchor" | "box" | "fraction" | "fingerprint"
>;

const CONTROLS =
  "a[href],button,label,summary,input,select,textarea,[role=button],[role=link],[role=tab],[role^=menuitem]";

/** The control that is meant: a click on the icon in a button is a click on the button. */
export const controlOf = (node: EventTarget | null): Element | undefined => {
  if (!(node instanceof Element)) return undefined;
  return node.closest(CONTROLS) ?? (node instanceof SVGElement ? node.ownerSVGElement : null) ?? node;
};

export const describeTarget = (element: Element): Target => ({
  element,
  selector: buildSelector(element),
  anchor: findAnchor(element),
});

/** Places a point of the viewport, or without one the element's centre, in the document and in the element. */
export const placeIn = (
  { element, selector, anchor }: Target,
  client?: { clientX: number; clientY: number },
): Place => {
  const { left, top, width, height } = element.getBoundingClientRect();
  const x = client ? client.clientX : left + width / 2;
  const y = client ? client.clientY : top + height / 2;
  const role = element.getAttribute("role");
  return {
    x: pixels(x + scrollX),
    y: pixels(y + scrollY),
    selector,
    anchor: readAnchor(anchor),
    box: {
      x: pixels(left + scrollX),
      y: pixels(top + scrollY),
      width: pixels(width),
      height: pixels(height),
    },
    fraction: { x: fraction((x - left) / width), y: fraction((y - top) / height) },
    fingerprint: (element.localName + (role ? `[${role}]` : "")).slice(0, 256),
  };
};

/** The pointer's kind, when it is one of those that the API knows. */
export const pointerOf = (type: string | undefined): HeatmapEventInput["pointer"] =>
  type === "mouse" || type === "touch" || type === "pen" || type === "keyboard" ? type : undefined;
