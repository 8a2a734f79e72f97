import { closestAcross, MASKED, outerOf } from "../boundaries.ts";
import { INSIDE, MAX_LENGTH, nthOfType, tagOf } from "../path.ts";
import { rowKey } from "./row-key.ts";
import { candidates } from "./rules.ts";

/** An ancestor by name: `within` before another name finds in one of the `roots` what `selector` before it finds. */
export interface Scope {
  selector: string;
  within: string;
  roots: () => readonly ParentNode[];
}

interface Claim {
  selector: string;
  /** Whether the selector finds the element and nothing else. */
  holds: () => boolean;
}

/**
 * A CSS selector of at most 2,048 characters that is unique in the document now and likely to survive the next
 * build. Inside a shadow root or frame it is the host's or frame's, ` >>> `, and the one inside.
 */
export const buildSelector = (element: Element): string => {
  const outer = outerOf(element);
  return (outer ? buildSelector(outer) + INSIDE : "") + find(element).selector;
};

/** What names it alone, then within the nearest telling ancestor, then by its row, then by its position in one. */
const find = (element: Element): Claim => {
  const root = element.getRootNode() as Document | ShadowRoot;
  const document = () => [root];
  const isOnly = (selector: string, roots: readonly ParentNode[]): boolean =>
    roots.every((each) => {
      // Where something else comes first, nobody need look at the rest.
      const first = each.querySelector(selector);
      return !first || (first === element && !each.querySelectorAll(selector)[1]);
    });
  const claim = (selector: string, query = selector, roots: Scope["roots"] = document): Claim => ({
    selector,
    holds: () => isOnly(query, roots()),
  });
  const first = (claims: readonly Claim[]) => claims.find(({ holds }) => holds());

  // Nothing around what is not masked is.
  const mask = closestAcross(element, MASKED);
  const namesOf = (each: Element) => candidates(each, !!mask && !!closestAcross(each, MASKED));

  let names = namesOf(element);
  const alone = first(names.map((name) => claim(name)));
  if (alone) return alone;
  names.push(tagOf(element));
  let path = nthOfType(element);
  /** Dear, and rarely needed: looked at when no name is left. */
  let positions: Claim[] = [];
  for (let up = element.parentElement; up; up = up.parentElement) {
    const scopes = [
      ...namesOf(up).map((selector) => ({ selector, within: `${selector} `, roots: document })),
      ...rowKey(up, element, root),
    ];
    // What is there twice in this ancestor is so in every wider one.
    if (scopes[0]) names = names.filter((name) => isOnly(name, [up]));
    for (const { selector, within, roots } of scopes) {
      const named = first(names.map((name) => claim(`${selector} ${name}`, within + name, roots)));
      if (named) return named;
      positions.push(claim(`${selector} > ${path}`, `${within}> ${path}`, roots));
    }
    if (!names[0]) {
      const positioned = first(positions);
      if (positioned) return positioned;
      positions = [];
    }
    const longer = `${nthOfType(up)} > ${path}`;
    if (longer.length > MAX_LENGTH) break;
    path = longer;
  }
  return first(positions) ?? claim(path);
};
