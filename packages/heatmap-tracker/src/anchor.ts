import type { HeatmapEventInput } from "@titik/heatmap-schema";
import { pixels } from "./measure.ts";
import { buildSelector } from "./selector/build-selector.ts";

type Anchor = NonNullable<HeatmapEventInput["anchor"]>;

/** What an element scrolls with. `fixed`: it stays in the viewport, perhaps inside a `container` of its own. */
export interface AnchorElements {
  fixed: boolean;
  container: Element | undefined;
  /** The container's. */
  selector: string | undefined;
}

// The viewport takes over the body's overflow, unless the root element has one of its own: then the body scrolls.
const scrolls = (element: Element, { overflowX, overflowY }: CSSStyleDeclaration): boolean =>
  element.scrollTop !== 0 ||
  element.scrollLeft !== 0 ||
  (element !== document.body &&
    /auto|scroll/.test(overflowX + overflowY) &&
    (element.scrollHeight > element.clientHeight || element.scrollWidth > element.clientWidth));

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
  let container: Element | undefined;
  let fixed = false;
  for (
    let up: Element | null = target;
    up && up !== document.scrollingElement && !fixed;
    up = up.parentElement
  ) {
    const style = getComputedStyle(up);
    if (!container && scrolls(up, style)) container = up;
    fixed = style.position === "fixed" || (style.position === "sticky" && !container && isStuck(up, style));
  }
  return { fixed, container, selector: container && buildSelector(container) };
};

/** The wire form, with the scroll of this moment. */
export const readAnchor = ({ fixed, container, selector }: AnchorElements): Anchor => ({
  kind: fixed ? "fixed" : container ? "container" : "document",
  selector,
  scrollX: container && pixels(container.scrollLeft),
  scrollY: container && pixels(container.scrollTop),
});
