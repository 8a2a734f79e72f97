import type { findTarget } from "@titik/heatmap-tracker/find-target";

/** Finds what an event names, by selector and fingerprint. */
export type FindTarget = typeof findTarget;

const IS_XPATH = /^[/(]/;

/** What could be read of the page in the frame. */
export interface FrameReading {
  /** CSS pixels; null like the document. */
  height: number | null;
  /** Null for a page of another origin, which a browser does not let us read. */
  document: Document | null;
}

/** Whether the page is a snapshot, whose texts say nothing. */
export const isMasked = (page: Document): boolean => page.documentElement.hasAttribute("data-ht-masked");

/**
 * The element that events name. With a fingerprint, and in a snapshot, it is that one or none: an element that happens
 * to match the selector now is not taken for it.
 */
export function locateElement(
  page: Document,
  find: FindTarget,
  { selector, fingerprint }: { selector: string; fingerprint: string | null },
): Element | null {
  if (IS_XPATH.test(selector) || (fingerprint === null && !isMasked(page)))
    return findElement(page, selector);
  try {
    return find(page, { selector, fingerprint: fingerprint ?? undefined }) ?? null;
  } catch {
    return null;
  }
}

/** CSS pixels in the framed page's own document. */
export interface FrameBox {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** The first element of a CSS selector or XPath; null when there is none or the text is neither. */
export function findElement(page: Document, selector: string): Element | null {
  try {
    if (IS_XPATH.test(selector)) {
      const found = page.evaluate(selector, page, null, XPathResult.FIRST_ORDERED_NODE_TYPE);
      return asElement(found.singleNodeValue);
    }
    return page.querySelector(selector);
  } catch {
    return null;
  }
}

/** Narrows by kind: a node of another window is no `instanceof` of this window's `Element`. */
const isElement = (node: Node): node is Element => node.nodeType === Node.ELEMENT_NODE;
const asElement = (node: Node | null) => (node && isElement(node) ? node : null);

/** The text of a form field's label. */
const labelOf = (element: Element): string | null | undefined => {
  const { id, ownerDocument } = element;
  const named = id === "" ? null : ownerDocument.querySelector(`label[for="${CSS.escape(id)}"]`);
  return (named ?? element.closest("label"))?.textContent;
};

/** What a person would call the element: its label, its text, or what it is. */
export function elementName(element: Element): string {
  const spoken = [
    element.getAttribute("aria-label"),
    element.getAttribute("alt"),
    element.getAttribute("placeholder"),
    element.textContent,
    labelOf(element),
  ];
  const name = spoken.map((text) => (text ?? "").replace(/\s+/g, " ").trim()).find((text) => text !== "");
  return name?.slice(0, 60) ?? element.tagName.toLowerCase();
}

/** Null when the element takes no room, for example in a closed menu. */
export function elementBox(element: Element): FrameBox | null {
  const { left, top, width, height } = element.getBoundingClientRect();
  const view = element.ownerDocument.defaultView;
  if (width === 0 || height === 0) return null;
  return { left: left + (view?.scrollX ?? 0), top: top + (view?.scrollY ?? 0), width, height };
}
