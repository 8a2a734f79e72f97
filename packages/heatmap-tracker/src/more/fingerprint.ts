import { closestAcross, MASKED } from "../boundaries.ts";
import { hasLike, likeBefore } from "../path.ts";

const PRIVATE = `${MASKED},[contenteditable]`;
/** Ten bits: enough to tell two labels apart, too little to tell what they say. */
const CHECKSUMS = 1_021;
/** Cell and row, say. */
const MAX_ROWS = 2;

/** Letters alone, where there are some: figures, such as prices and counts, change while the thing stays. */
const labelOf = (element: Element): string => {
  if (element.querySelector(PRIVATE)) return "";
  const text = (element.textContent || element.getAttribute("aria-label") || "").slice(0, 200);
  return (text.replace(/\P{L}+/gu, "") || text).slice(0, 24);
};

const checksum = (text: string): string => {
  let sum = 7;
  for (const letter of text) sum = (sum * 31 + letter.charCodeAt(0)) % CHECKSUMS;
  return text && sum.toString(36);
};

/** The labels around it that tell it from its like in other rows. */
const rowsOf = (element: Element, isRow: typeof hasLike): string => {
  const labels = new Set<string>();
  for (let up = element.parentElement; up && labels.size < MAX_ROWS; up = up.parentElement)
    if (isRow(up)) labels.add(labelOf(up));
  return [...labels].join();
};

const placeOf = (element: Element): string => {
  let place = "";
  for (let up: Element | null = element; up; up = up.parentElement) place = `.${likeBefore(up)}${place}`;
  return place;
};

/**
 * `label:rows` of a fingerprint, left out where text is private. `isRow` says whether an element has siblings of
 * its own tag.
 */
export const checksumsOf = (element: Element, isRow = hasLike): string =>
  closestAcross(element, PRIVATE) ? ":" : `${checksum(labelOf(element))}:${checksum(rowsOf(element, isRow))}`;

/**
 * What kind of thing an element is and where it was, to tell a stale selector from a hit:
 * `tag[role]:label:rows:place`. Label and rows are checksums, left out where text is private; the place counts the
 * element and its ancestors among their siblings.
 */
export const fingerprintOf = (element: Element): string => {
  const role = element.getAttribute("role");
  return `${element.localName}${role ? `[${role}]` : ""}:${checksumsOf(element)}:${placeOf(element)}`.slice(
    0,
    256,
  );
};
