import type { HeatmapEventInput } from "@titik/heatmap-schema";
import { parentOf } from "./boundaries.ts";

type Anchor = NonNullable<HeatmapEventInput["anchor"]>;

const overflows = (element: Element): boolean =>
  element.scrollHeight > element.clientHeight || element.scrollWidth > element.clientWidth;

// The viewport takes over the body's overflow, unless the root element has one of its own: then the body scrolls.
const scrolls = (element: Element, overflow: string): boolean =>
  overflow !== "visible" &&
  overflows(element) &&
  (element.scrollTop + element.scrollLeft !== 0 ||
    (element !== element.ownerDocument.body && /auto|scroll/.test(overflow)));

/** A sticky box sticks when it stands at its inset: `top: 0` at 0, `bottom: 0` at the lower edge. */
const isStuck = (element: Element, style: CSSStyleDeclaration): boolean => {
  const { top, bottom } = element.getBoundingClientRect();
  const gaps = [top - parseFloat(style.top), innerHeight - bottom - parseFloat(style.bottom)];
  return gaps.some((gap) => Math.abs(gap) < 1);
};

/**
 * What an element scrolls with: the nearest inner scroller, a frame among them, and a fixed or stuck ancestor, if
 * any; `name` makes the scroller's selector. `fixed`: it stays in the viewport, perhaps inside a scroller of its own.
 */
export const findAnchor = (target: Element, name: (element: Element) => string): Anchor => {
  let container: Element | undefined;
  let fixed = false;
  for (let up: Element | null = target; up; up = parentOf(up)) {
    const page = up.ownerDocument;
    if (up === page.scrollingElement) {
      if (page === document) break;
      // What is fixed in a frame stays there, however far the frame is scrolled.
      if (fixed) container = undefined;
      else if (overflows(up)) container ??= up;
      fixed = false;
    } else if (!fixed) {
      const style = getComputedStyle(up);
      if (!container && scrolls(up, style.overflow)) container = up;
      fixed = style.position === "fixed" || (style.position === "sticky" && !container && isStuck(up, style));
    }
  }
  return {
    kind: fixed ? "fixed" : container ? "container" : "document",
    selector: container && name(container),
    scrollX: container?.scrollLeft,
    scrollY: container?.scrollTop,
  };
};
