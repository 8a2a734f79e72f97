import { closestAcross, MASKED } from "../boundaries.ts";
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

/** The element's tag, fit for a selector. */
export const tagOf = ({ localName }: Element): string => CSS.escape(localName);

/** Undefined for a value that is empty, long, or a link's query or fragment, where tokens are. */
const equals = (name: string, value: string | null): string | undefined =>
  value && /^[^?#\p{C}]{1,200}$/u.test(value) ? `[${name}="${value.replace(/["\\>]/g, "\\$&")}"]` : undefined;

/** `[href="…"]` of a link that leads somewhere. */
export const hrefOf = (element: Element): string | undefined => equals("href", element.getAttribute("href"));

const attribute = (element: Element, fits: (attribute: Attr) => boolean): string | undefined => {
  const found = [...element.attributes].find(fits);
  return found && equals(found.name, found.value);
};

const mark: Rule = (element) => attribute(element, ({ name }) => MARK.test(name));

const stableId: Rule = ({ id }) => (isStable(id) ? `#${id}` : undefined);

const namedAttribute: Rule = (element) => {
  const named = attribute(
    element,
    ({ name, value }) => NAME.test(name) && !PASSING.test(name) && isStable(value),
  );
  const selector = named ?? hrefOf(element);
  return selector && tagOf(element) + selector;
};

const classWithoutHash: Rule = (element) => {
  const { classList } = element;
  const names = classList.length > MAX_CLASSES ? [] : [...classList].filter((name) => !PASSING.test(name));
  const stable = names.find(isStable);
  if (stable) return `${tagOf(element)}.${stable}`;
  const around = names.map(aroundHash).find(Boolean);
  return around && tagOf(element) + around;
};

/** The ranking: what survived the most rebuilds comes first. */
const RULES: readonly Rule[] = [mark, stableId, namedAttribute, classWithoutHash];

/** What each rule says of the element by itself, best first, not yet unique. Masked attributes say as little as text. */
export const candidates = (element: Element): string[] =>
  (closestAcross(element, MASKED) ? [mark] : RULES).flatMap((rule) => rule(element) ?? []);

/** The siblings of its own tag, itself among them. */
export const likeSiblings = ({ parentNode, localName }: Element): Element[] =>
  [...(parentNode?.children ?? [])].filter((each) => each.localName === localName);

/** The last resort: which one of its siblings of the same tag. */
export const nthOfType = (element: Element): string => {
  const siblings = likeSiblings(element);
  return tagOf(element) + (siblings[1] ? `:nth-of-type(${siblings.indexOf(element) + 1})` : "");
};
