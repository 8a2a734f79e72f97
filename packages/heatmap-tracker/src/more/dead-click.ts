import { closestAcross } from "../boundaries.ts";
import type { Environment } from "../environment.ts";
import type { Recorder, TrackedEvent } from "../interaction.ts";
import { guarded, type Listen, later } from "../listen.ts";

const WITHIN_MS = 2_500;
/** Many clicks are buried together: it is the timer that costs. */
const TOGETHER_MS = 500;
/** What a click there does is no change of the document: a caret, a picked value, drawn pixels, sound, a file. */
const SELF_SUFFICIENT = "label,input,select,textarea,[contenteditable],canvas,video,audio,[download]";
/**
 * `beforeunload` comes with the click that leaves, however long the next page takes; a keyboard on the screen takes its
 * height; a popover changes no attribute.
 */
const SIGNS = ["scroll", "resize", "beforeunload", "toggle"] as const;

export interface EffectWatch {
  /** Sends a click when it is known whether it did anything. */
  awaitEffect: (event: TrackedEvent, element: Element) => void;
  /** Sends the clicks that still wait: whether they had an effect will never be known. */
  finish: () => void;
  /** Another number after each time of which nobody knows whether the document changed or was scrolled; 0 in such a time. */
  unchangedSince: () => number;
}

interface Waiting {
  click: TrackedEvent;
  element: Element;
  /** Of the page when it came. */
  address: string;
  /** Milliseconds since 1970. */
  until: number;
}

/** Holds each click until it had an effect, at most 2.5 s; then it is dead. */
export const watchEffects = (
  listen: Listen,
  { send }: Pick<Recorder, "send">,
  now: Environment["now"],
): EffectWatch => {
  let waiting: Waiting[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  let watches = 0;
  let isWatching = false;

  /** Sends the clicks of which it is known, or all. */
  const tell = (all: boolean) => {
    const time = now();
    const told = waiting;
    waiting = [];
    for (const each of told) {
      const { click, element, address, until } = each;
      if (until <= time && address === document.URL && !closestAcross(element, SELF_SUFFICIENT))
        click.dead = true;
      if (all || until <= time) send(click);
      else waiting.push(each);
    }
  };
  const settle = () => {
    if (waiting[0]) tell(true);
  };
  const change = () => {
    if (!isWatching) return;
    observer.disconnect();
    isWatching = false;
    settle();
  };
  const observer = new MutationObserver(() => guarded(change));
  const watch = (root: Node) =>
    observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
  for (const sign of SIGNS) listen(window, sign, change);

  /** One timer for all of them: the first that waits is the first to be over. */
  const wait = () => {
    const [first] = waiting;
    timer = first && later(bury, Math.max(TOGETHER_MS, first.until - now()));
  };
  const bury = () => {
    tell(false);
    wait();
  };

  return {
    awaitEffect(click, element) {
      waiting.push({ click, element, address: document.URL, until: click.ts + WITHIN_MS });
      if (!isWatching) {
        watches++;
        isWatching = true;
        watch(document);
      }
      const root = element.getRootNode();
      if (root !== document) watch(root);
      if (!timer) wait();
    },
    finish: settle,
    unchangedSince() {
      // Changes of this task, of which the observer is told after it.
      if (isWatching && observer.takeRecords()[0]) change();
      return isWatching ? watches : 0;
    },
  };
};
