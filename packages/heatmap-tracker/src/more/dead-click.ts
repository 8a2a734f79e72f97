import type { HeatmapEventInput } from "@titik/heatmap-schema";
import { closestAcross } from "../boundaries.ts";
import type { Recorder } from "../interaction.ts";
import { guarded, type Listen, later } from "../listen.ts";

const WITHIN_MS = 2_500;
/** What a click there does is no change of the document: a caret, a picked value, drawn pixels, sound, a file. */
const SELF_SUFFICIENT = "label,input,select,textarea,[contenteditable],canvas,video,audio,[download]";
/** `beforeunload` comes with the click that leaves, however long the next page takes; a popover changes no attribute. */
const SIGNS = ["scroll", "beforeunload", "toggle"] as const;

export interface EffectWatch {
  /** Sends a click when it is known whether it did anything. */
  awaitEffect: (event: HeatmapEventInput, element: Element) => void;
  /** Sends the clicks that still wait: whether they had an effect will never be known. */
  finish: () => void;
}

/** Holds each click until it had an effect, at most 2.5 s; then it is dead. */
export const watchEffects = (listen: Listen, { send }: Pick<Recorder, "send">): EffectWatch => {
  const waiting = new Set<HeatmapEventInput>();
  const settle = () => {
    observer.disconnect();
    for (const click of waiting) send(click);
    waiting.clear();
  };
  const observer = new MutationObserver(() => guarded(settle));
  for (const sign of SIGNS) listen(window, sign, settle);

  return {
    awaitEffect(click, element) {
      if (closestAcross(element, SELF_SUFFICIENT)) return send(click);
      const { href } = location;
      waiting.add(click);
      for (const root of [document, element.getRootNode()])
        observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
      later(() => {
        if (waiting.delete(click)) send(href === location.href ? { ...click, dead: true } : click);
      }, WITHIN_MS);
    },
    finish: settle,
  };
};
