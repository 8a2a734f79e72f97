import { closestAcross, MASKED, outerOf } from "./boundaries.ts";

/** Characters, of a selector. */
export const MAX_LENGTH = 2_048;
/** From a host into its shadow root, from a frame into its document. */
export const INSIDE = " >>> ";

/** The element's tag, fit for a selector. */
export const tagOf = ({ localName }: Element): string => CSS.escape(localName);

/** Whether it has siblings of its own tag. */
export const hasLike = (element: Element): boolean => !element.matches(":only-of-type");

/** How many siblings of its own tag come before it. */
export const likeBefore = (element: Element): number => {
  let count = 0;
  for (let each = element.previousElementSibling; each; each = each.previousElementSibling)
    if (each.localName === element.localName) count++;
  return count;
};

/** Which one of its siblings of the same tag. */
export const nthOfType = (element: Element): string =>
  tagOf(element) + (hasLike(element) ? `:nth-of-type(${likeBefore(element) + 1})` : "");

/** Undefined for a value that is empty, long, or a link's query or fragment, where tokens are. */
export const equals = (name: string, value: string | null): string | undefined =>
  value && /^[^?#\p{C}]{1,200}$/u.test(value) ? `[${name}="${value.replace(/["\\>]/g, "\\$&")}"]` : undefined;

/** What people call an element: its mark, or an id without a figure that is not masked. */
const givenName = (element: Element): string | undefined =>
  equals("data-ht-id", element.getAttribute("data-ht-id")) ??
  (/^[a-z][a-z-]{1,60}$/i.test(element.id) && !closestAcross(element, MASKED) ? `#${element.id}` : undefined);

/** Where an element is now, from the nearest that has a name of its own, or as far as there is room. */
export const pathOf = (element: Element): string => {
  const outer = outerOf(element);
  let path = "";
  for (let up: Element | null = element; up; up = up.parentElement) {
    const name = givenName(up);
    const isNamed = name && !(up.getRootNode() as ParentNode).querySelectorAll(name)[1];
    const longer = (isNamed ? name : nthOfType(up)) + (path && ` > ${path}`);
    if (longer.length > MAX_LENGTH) break;
    path = longer;
    if (isNamed) break;
  }
  return (outer ? pathOf(outer) + INSIDE : "") + path;
};
