import { equals, tagOf } from "../path.ts";
import { aroundHash, isStable } from "./stability.ts";

/** Names an element by one property, or not at all. */
type Rule = (element: Element) => string | undefined;

const MARK = /^data-(?:ht-id|test(?:-?id)?|cy|qa)$/;
const NAME = /^(?:name|for|data-[a-z-]+)$/;
/** Attributes and classes that use or a framework changes. */
const PASSING =
  /^data-(?:v-|react|radix|index)|\b(?:is|has|js|ng)-|state|active|open|select|hover|focus|disabled|load|show|hid|visible|current|dark/i;
/** Who wears more is dressed by a utility framework: its classes say how it looks, not what it is. */
const MAX_CLASSES = 4;

/** `[href="…"]` of a link that leads somewhere. */
export const hrefOf = (element: Element): string | undefined => equals("href", element.getAttribute("href"));

/** By the first of its attributes that fits. */
const attribute = (
  element: Element,
  fits: (name: string) => boolean,
  says: (value: string) => boolean = () => true,
): string | undefined => {
  for (const name of element.getAttributeNames()) {
    const value = fits(name) ? element.getAttribute(name) : null;
    if (value !== null && says(value)) return equals(name, value);
  }
  return undefined;
};

const mark: Rule = (element) => attribute(element, (name) => MARK.test(name));

const stableId: Rule = ({ id }) => (isStable(id) ? `#${id}` : undefined);

const namedAttribute: Rule = (element) => {
  const named = attribute(element, (name) => NAME.test(name) && !PASSING.test(name), isStable);
  const selector = named ?? hrefOf(element);
  return selector && tagOf(element) + selector;
};

const classWithoutHash: Rule = (element) => {
  const classes = element.getAttribute("class")?.match(/\S+/g) ?? [];
  const names = classes.length > MAX_CLASSES ? [] : classes.filter((name) => !PASSING.test(name));
  const stable = names.find(isStable);
  if (stable) return `${tagOf(element)}.${stable}`;
  const around = names.map(aroundHash).find(Boolean);
  return around && tagOf(element) + around;
};

/** The ranking: what survived the most rebuilds comes first. */
const RULES: readonly Rule[] = [mark, stableId, namedAttribute, classWithoutHash];

/** What each rule says of the element by itself, best first, not yet unique. Masked attributes say as little as text. */
export const candidates = (element: Element, isMasked: boolean): string[] =>
  (isMasked ? [mark] : RULES).flatMap((rule) => rule(element) ?? []);
