import { hasLike, tagOf } from "../path.ts";
import type { Scope } from "./build-selector.ts";
import { hrefOf } from "./rules.ts";

/**
 * Tells a row from its sisters by the first link in it, which outlives sorting: `li:has([href="/kopi/gayo"])`. The
 * rows that are meant are found from their links: `:has` would look into every row of the page.
 */
export const rowKey = (row: Element, target: Element, root: ParentNode): Scope[] => {
  const link = hasLike(row) && row.querySelector("a[href]");
  const href = link && !link.contains(target) && hrefOf(link);
  if (!href) return [];
  const tag = tagOf(row);
  let rows: Element[] | undefined;
  const roots = () => {
    if (!rows) {
      rows = [];
      for (const each of root.querySelectorAll(href))
        for (let up = each.parentElement?.closest(tag); up; up = up.parentElement?.closest(tag))
          rows.push(up);
    }
    return rows;
  };
  return [{ selector: `${tag}:has(${href})`, within: ":scope ", roots }];
};
