import { outerOf } from "../boundaries.ts";
import { rowKey } from "./row-key.ts";
import { candidates, nthOfType, tagOf } from "./rules.ts";

const MAX_LENGTH = 2_048;
/** From a host into its shadow root, from a frame into its document. */
export const INSIDE = " >>> ";

/**
 * A CSS selector of at most 2,048 characters that is unique in the document now and likely to survive the next
 * build. Inside a shadow root or frame it is the host's or frame's, ` >>> `, and the one inside.
 */
export const buildSelector = (element: Element): string => {
  const outer = outerOf(element);
  return (outer ? buildSelector(outer) + INSIDE : "") + selectorInside(element);
};

/** What names it alone, then within the nearest telling ancestor, then by its row, then by its position in one. */
const selectorInside = (element: Element): string => {
  const root = element.getRootNode() as Document | ShadowRoot;
  const isUnique = (selector: string) => {
    const [one, other] = root.querySelectorAll(selector);
    return one === element && !other;
  };

  let own = candidates(element);
  const alone = own.find(isUnique);
  if (alone) return alone;
  own.push(tagOf(element));
  let path = nthOfType(element);
  let byPosition: string | undefined;
  for (let up = element.parentElement; up; up = up.parentElement) {
    const around = up;
    // What is there twice in this ancestor is so in every wider one.
    own = own.filter((each) => around.querySelectorAll(each).length < 2);
    for (const scope of [...candidates(up), ...rowKey(up, element)]) {
      const within = own.map((each) => `${scope} ${each}`).find(isUnique);
      if (within) return within;
      const positioned = `${scope} > ${path}`;
      if (!byPosition && isUnique(positioned)) byPosition = positioned;
    }
    if (byPosition && !own[0]) return byPosition;
    const longer = `${nthOfType(up)} > ${path}`;
    if (longer.length > MAX_LENGTH) break;
    path = longer;
  }
  return byPosition ?? path;
};
