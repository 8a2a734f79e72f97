import { findTarget } from "@titik/heatmap-tracker/find-target";
import { elementBox, type FrameBox, findElement, IS_XPATH, isMasked } from "./frame-reading.ts";
import { type KindNames, lastStep, maskedName } from "./masked-name.ts";

interface Clue {
  selector: string;
  fingerprint: string | null;
}

/**
 * The element that events name. With a fingerprint, and in a snapshot, it is that one or none: an element that happens
 * to match the selector now is not taken for it.
 */
function locateElement(page: Document, { selector, fingerprint }: Clue): Element | null {
  if (IS_XPATH.test(selector) || (fingerprint === null && !isMasked(page)))
    return findElement(page, selector);
  try {
    return findTarget(page, { selector, fingerprint: fingerprint ?? undefined }) ?? null;
  } catch {
    return null;
  }
}

/** The text of a form field's label. */
const labelOf = (element: Element): string | null | undefined => {
  const { id, ownerDocument } = element;
  const named = id === "" ? null : ownerDocument.querySelector(`label[for="${CSS.escape(id)}"]`);
  return (named ?? element.closest("label"))?.textContent;
};

/** What a person would call the element: its label, its text, or what it is. */
function elementName(element: Element): string {
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

/**
 * What an element that events name is called, and where it is. One that is not there has the last part of its selector
 * for a name, and no box.
 */
export function readElement(
  page: Document,
  clue: Clue,
  kinds: KindNames,
): { name: string; box: FrameBox | null } {
  const element = locateElement(page, clue);
  if (!element) return { name: lastStep(clue.selector), box: null };
  const name = isMasked(page) ? maskedName(element, clue.selector, kinds) : elementName(element);
  return { name, box: elementBox(element) };
}
