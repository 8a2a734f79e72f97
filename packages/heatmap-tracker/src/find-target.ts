import { fingerprintOf } from "./more/fingerprint.ts";
import { linkChecksum } from "./outline/link-checksum.ts";
import { INSIDE } from "./path.ts";

const POSITION = /:nth-of-type\(\d+\)/g;

interface Candidate {
  element: Element;
  /** How many steps of its place, counted from the element, are the old ones. */
  nearness: number;
}

const sharedTail = (one = "", other = ""): number => {
  const [these, those] = [one.split(".").reverse(), other.split(".").reverse()];
  const differs = these.findIndex((step, index) => step !== those[index]);
  return differs < 0 ? these.length : differs;
};

/** Links of a snapshot lead nowhere: where they led stands there as a checksum. */
const asInSnapshot = (selector: string): string =>
  selector.replace(
    /\[href="((?:\\.|[^"\\])*)"\]/g,
    (_, address: string) => `[data-ht-href="${linkChecksum(address.replace(/\\(.)/g, "$1"))}"]`,
  );

/** The document or shadow root that a selector's last part searches. */
const enter = (page: Document, hosts: readonly string[]): Document | ShadowRoot | undefined =>
  hosts.reduce<Document | ShadowRoot | undefined>((root, host) => {
    const outer = root?.querySelector(host);
    return outer?.shadowRoot ?? (outer as HTMLIFrameElement | null | undefined)?.contentDocument ?? undefined;
  }, page);

/** As in `fingerprintOf`; in a snapshot what its controls said before they were masked, of all else undefined. */
const printOf = (element: Element, isMasked: boolean): (string | undefined)[] => {
  const [kind, label, rows, place] = fingerprintOf(element).split(":");
  if (!isMasked) return [kind, label, rows, place];
  const [said, saidAround] = element.getAttribute("data-ht-print")?.split(":") ?? [];
  return [kind, said, saidAround, place];
};

/** What cannot be told by its label has to stand where it stood, as far as two steps up. */
const SAME_PLACE = 2;

/**
 * Finds in a page, or a masked snapshot of it, the element that an event names: first what its selector finds, then the same in any position,
 * then anywhere. Taken is only the one element that fits the fingerprint, or among several the one that stands at
 * the old place; undefined when there is none: the selector is stale.
 */
export const findTarget = (
  page: Document,
  { selector, fingerprint }: { selector: string; fingerprint?: string | undefined },
): Element | undefined => {
  const hosts = selector.split(INSIDE);
  const isMasked = page.documentElement.hasAttribute("data-ht-masked");
  const last = isMasked ? asInSnapshot(hosts.pop() ?? "") : (hosts.pop() ?? "");
  const root = enter(page, hosts);
  if (!root) return undefined;
  const found = [...root.querySelectorAll(last)];
  if (fingerprint === undefined) return found.length === 1 ? found[0] : undefined;

  const [kind, label, rows, place] = fingerprint.split(":");
  const like = (elements: Iterable<Element>, alsoRows: boolean): Candidate[] =>
    [...elements].flatMap((element) => {
      const now = printOf(element, isMasked);
      const nearness = sharedTail(now[3], place);
      const isSame =
        now[1] === undefined
          ? found.includes(element) && nearness >= SAME_PLACE
          : now[1] === label && (!alsoRows || now[2] === rows);
      return now[0] === kind && isSame ? [{ element, nearness }] : [];
    });
  const only = (elements: Iterable<Element>, alsoRows = true): Element | undefined => {
    const [best, next] = like(elements, alsoRows).sort((one, other) => other.nearness - one.nearness);
    return best && best.nearness !== next?.nearness ? best.element : undefined;
  };
  const isPositional = last.search(POSITION) >= 0;
  const everywhere = root.querySelectorAll(kind?.split("[")[0] || "*");
  return (
    only(found, isPositional || found.length > 1) ??
    only(root.querySelectorAll(last.replace(POSITION, ""))) ??
    only(everywhere) ??
    (label && like(everywhere, false).length === 1 ? only(everywhere, false) : undefined)
  );
};
