export const IS_XPATH = /^[/(]/;

/** What could be read of the page in the frame. */
export interface FrameReading {
  /** CSS pixels; null like the document. */
  height: number | null;
  /** Null for a page of another origin, which a browser does not let us read. */
  document: Document | null;
  /** What lies there in the place of a page. */
  image: HTMLImageElement | null;
}

/** Whether the page is a snapshot, whose texts say nothing. */
export const isMasked = (page: Document): boolean => page.documentElement.hasAttribute("data-ht-masked");

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

/** Null when the element takes no room, for example in a closed menu. */
export function elementBox(element: Element): FrameBox | null {
  const { left, top, width, height } = element.getBoundingClientRect();
  const view = element.ownerDocument.defaultView;
  if (width === 0 || height === 0) return null;
  return { left: left + (view?.scrollX ?? 0), top: top + (view?.scrollY ?? 0), width, height };
}
