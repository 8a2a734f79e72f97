import type { HeatmapEventInput } from "@titik/heatmap-schema";
import { pixels } from "./measure.ts";
import { buildSelector } from "./selector/build-selector.ts";

type Anchor = NonNullable<HeatmapEventInput["anchor"]>;

/** What an element scrolls with. `fixed`: it stays in the viewport, perhaps inside a `container` of its own. */
export interface AnchorElements {
  fixed: boolean;
  container?: { element: Element; selector: string } | undefined;
}

const scrolls = (element: Element, style: CSSStyleDeclaration): boolean =>
  (/auto|scroll/.test(style.overflowX + style.overflowY) &&
    (element.scrollHeight > element.clientHeight || element.scrollWidth > element.clientWidth)) ||
  element.scrollTop !== 0 ||
  element.scrollLeft !== 0;

/** A sticky box sticks when it stands at its inset: `top: 0` at 0, `bottom: 0` at the lower edge. */
const isStuck = (element: Element, style: CSSStyleDeclaration): boolean => {
  const { top, bottom } = element.getBoundingClientRect();
  return (
    Math.abs(top - Number.parseFloat(style.top)) < 1 ||
    Math.abs(innerHeight - bottom - Number.parseFloat(style.bottom)) < 1
  );
};

/** Walks up to the nearest inner scroller and to a fixed or stuck ancestor, if any. */
export const findAnchor = (target: Element): AnchorElements => {
  const { scrollingElement, documentElement } = document;
  let container: Element | undefined;
  let fixed = false;
  for (let up: Element | null = target; up && up !== documentElement && !fixed; up = up.parentElement) {
    const style = getComputedStyle(up);
    // The viewport takes over the overflow of the body, unless the root element has one of its own.
    const isViewport =
      up === scrollingElement ||
      (up === document.body && getComputedStyle(documentElement).overflowY === "visible");
    if (!container && !isViewport && scrolls(up, style)) container = up;
    fixed = style.position === "fixed" || (style.position === "sticky" && !container && isStuck(up, style));
  }
  return { fixed, container: container && { element: container, selector: buildSelector(container) } };
};

/** The wire form, with the scroll of this moment. */
export const readAnchor = ({ fixed, container }: AnchorElements): Anchor => ({
  kind: fixed ? "fixed" : container ? "container" : "document",
  ...(container && {
    selector: container.selector,
    scrollX: pixels(container.element.scrollLeft),
    scrollY: pixels(container.element.scrollTop),
  }),
});
