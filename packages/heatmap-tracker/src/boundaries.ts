/** Text and attributes inside are private. */
export const MASKED = "[data-ht-mask]";

/** The element that a document or shadow root hangs on: its frame in the page, or its host. */
export const outerOf = (element: Element): Element | null => {
  const root = element.getRootNode();
  // What frames this page itself is not ours to look at.
  if (root === document) return null;
  return "host" in root ? (root.host as Element) : (element.ownerDocument.defaultView?.frameElement ?? null);
};

/** The element around it as it is drawn: through slots, out of shadow roots and out of frames. */
export const parentOf = (element: Element): Element | null =>
  element.assignedSlot ?? element.parentElement ?? outerOf(element);

/** `closest` that does not stop at shadow roots and frames. */
export const closestAcross = (element: Element, selector: string): Element | null => {
  const found = element.closest(selector);
  const outer = found ? null : outerOf(element);
  return outer ? closestAcross(outer, selector) : found;
};

/** What was really hit: for listeners outside of a shadow root, `target` is its host. */
export const targetOf = (event: Event): Element | undefined => {
  const { target } = event;
  const node = (target as Partial<Element> | null)?.shadowRoot ? event.composedPath()[0] : target;
  // An element of a frame is no instance of this window's Element.
  return node && "closest" in node ? (node as Element) : undefined;
};
