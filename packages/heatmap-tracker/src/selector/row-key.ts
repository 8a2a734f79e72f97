import { hrefOf, likeSiblings, tagOf } from "./rules.ts";

/** Tells a row from its sisters by the first link in it, which outlives sorting: `li:has([href="/kopi/gayo"])`. */
export const rowKey = (row: Element, target: Element): string[] => {
  const link = likeSiblings(row)[1] && row.querySelector("a[href]");
  const href = link && !link.contains(target) && hrefOf(link);
  return href ? [`${tagOf(row)}:has(${href})`] : [];
};
