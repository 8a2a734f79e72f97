import { rowKey } from "./row-key.ts";
import { nthOfType, RULES, tagOf } from "./rules.ts";

const MAX_LENGTH = 2_048;
/** One try is one querySelectorAll, about 20 µs on a page of 2,000 elements. */
const MAX_TRIES = 60;

/** What each rule says of the element by itself, best first, not yet unique. */
const candidates = (element: Element): string[] => RULES.flatMap((rule) => rule(element) ?? []);

/** True when `selector` finds `element` and nothing else. */
export const finds = (selector: string, element: Element): boolean => {
  const found = element.ownerDocument.querySelectorAll(selector);
  return found.length === 1 && found[0] === element;
};

/**
 * A CSS selector of at most 2,048 characters that is unique in the document now and likely to survive the next
 * build: a mark or id alone, then within the nearest telling ancestor, then by its row, then by position.
 */
export const buildSelector = (element: Element): string => {
  const own = candidates(element);
  let tries = 0;
  const isUnique = (selector: string) => tries++ < MAX_TRIES && finds(selector, element);

  const alone = own.find(isUnique);
  if (alone) return alone;
  own.push(tagOf(element));
  for (let up = element.parentElement; up && tries < MAX_TRIES; up = up.parentElement)
    for (const scope of [...candidates(up), ...rowKey(up, element)]) {
      const last = own.find((each) => isUnique(`${scope} ${each}`));
      if (last) return `${scope} ${last}`;
    }
  return byPosition(element);
};

/** `scope > tag:nth-of-type(…) > …`, from the nearest ancestor that one rule finds. */
const byPosition = (element: Element): string => {
  let path = nthOfType(element);
  for (let up = element.parentElement; up; up = up.parentElement) {
    const ancestor = up;
    const scope = candidates(ancestor).find((candidate) => finds(candidate, ancestor));
    const longer = `${scope ?? nthOfType(ancestor)} > ${path}`;
    if (longer.length > MAX_LENGTH) break;
    path = longer;
    if (scope) break;
  }
  return path;
};
