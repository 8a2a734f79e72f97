import { checksumsOf } from "../more/fingerprint.ts";
import { isStable } from "../selector/stability.ts";
import type { Fonts } from "./fonts.ts";
import { linkChecksum } from "./link-checksum.ts";
import { withoutAddresses } from "./styles.ts";

/** How an element looks and how much room it takes. */
const SHAPE =
  /^(?:class|dir|lang|role|hidden|open|disabled|multiple|type|slot|size|cols|rows|wrap|start|reversed|(?:col|row)?span|width|height|align|valign|border|cell(?:padd|spac)ing|nowrap)$/;
const DRAWING =
  /^(?:viewBox|preserveAspectRatio|d|points|[xyr]|[xy][12]|[cfr][xy]|transform|opacity|offset|(?:fill|stroke|stop|clip)(?:-[a-z]+)*|mask|gradient[A-Z]\w+)$/;
const NAME = /^(?:id|name|for|data-.+)$/;
const STATE = /^aria-[a-z]+$/;
const CONTROL = "a,button,label,summary,input,select,textarea,[role]";

const escaped = (value: string): string => value.replaceAll("&", "&amp;").replaceAll('"', "&quot;");

/** Counts the tags of a parent's children once: looking through a thousand rows for each of them would take seconds. */
const createHasLike = () => {
  const counts = new WeakMap<Node, Map<string, number>>();
  return ({ parentNode, localName }: Element): boolean => {
    if (!parentNode) return false;
    let tags = counts.get(parentNode);
    if (!tags) {
      tags = new Map();
      for (const { localName: tag } of parentNode.children) tags.set(tag, (tags.get(tag) ?? 0) + 1);
      counts.set(parentNode, tags);
    }
    return (tags.get(localName) ?? 0) > 1;
  };
};

const kept = (element: Element, { name, value }: Attr, isMasked: boolean): string | undefined => {
  if (name === "style") return withoutAddresses(value);
  if (SHAPE.test(name)) return value;
  if (element instanceof SVGElement && DRAWING.test(name)) return withoutAddresses(value);
  if (STATE.test(name)) return /^[a-z]{0,12}$/.test(value) ? value : undefined;
  return !isMasked && NAME.test(name) && (value === "" || isStable(value)) ? value : undefined;
};

/**
 * Writes the attributes of elements' tags: their looks, names that a person wrote, of controls the checksums that
 * their events carry too, and no text, value or address. `size` is style that is added.
 */
export const createWriteAttributes = (fonts: Fonts) => {
  const hasLike = createHasLike();
  return (element: Element, isMasked: boolean, size: string): string => {
    const attributes = new Map<string, string | undefined>();
    for (const attribute of element.attributes)
      attributes.set(attribute.name, kept(element, attribute, isMasked));
    const href = element.getAttribute("href");
    if (element.localName === "a" && href !== null) attributes.set("href", "#");
    if (element.localName === "use" && href?.startsWith("#")) attributes.set("href", href);
    if (!isMasked) {
      if (element.localName === "a" && href) attributes.set("data-ht-href", linkChecksum(href));
      const print = element.matches(CONTROL) ? checksumsOf(element, hasLike) : ":";
      if (print !== ":") attributes.set("data-ht-print", print);
    }
    const style = attributes.get("style");
    if (style) attributes.set("style", fonts.ended(style));
    if (size) attributes.set("style", `${attributes.get("style") ?? ""};${size}`);
    let text = "";
    for (const [name, value] of attributes) if (value !== undefined) text += ` ${name}="${escaped(value)}"`;
    return text;
  };
};
