import type { findAnchor } from "../anchor.ts";
import type { Chunks } from "../chunks.ts";
import type { Environment } from "../environment.ts";
import type { Reactions, Recorder, TrackedEvent } from "../interaction.ts";
import { guarded, type Listen } from "../listen.ts";
import { readPage } from "../measure.ts";
import { buildSelector } from "../selector/build-selector.ts";
import { type Control, controlOf, type Target } from "../target.ts";
import { createOutlineAsk } from "./ask-for-outline.ts";
import { watchEffects } from "./dead-click.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { frameOffset, watchFrames } from "./frames.ts";
import { onHover } from "./hover.ts";
import { createRageCount } from "./rage-click.ts";
import { remember } from "./remember.ts";

/** What the script that is always there lends. */
export interface Core {
  recorder: Recorder;
  listen: Listen;
  reactions: Reactions;
  /** Stands in each window that has a tracker with this key. */
  mark: string;
  findAnchor: typeof findAnchor;
  chunks: Chunks;
  env: Pick<Environment, "fetch" | "now">;
  /** Origin of the Titik server. */
  endpoint: string;
  dsn: string;
  /** Ends with the recording. */
  signal: AbortSignal;
}

export type More = ReturnType<typeof start>;

/**
 * Selectors that last, fingerprints, hovers, frames of the same origin, rage and dead clicks, and the wish for a
 * snapshot: asked for when somebody is there.
 */
export const start = (core: Core) => {
  const { recorder, listen, reactions, mark, findAnchor } = core;
  const askForOutline = createOutlineAsk(core);
  const isRage = createRageCount();
  const effects = watchEffects(listen, recorder, core.env.now);
  const { recall: name } = remember(buildSelector, effects.unchangedSince);
  const { recall, known: knownBefore } = remember(
    (element): Target => ({
      selector: name(element),
      fingerprint: fingerprintOf(element),
      anchor: findAnchor(element, name),
    }),
    effects.unchangedSince,
  );
  const known = (element: Element): Target | undefined => {
    const target = knownBefore(element);
    // A scroller that a script has just scrolled tells of it in the next frame.
    return target?.anchor?.selector ? { ...target, anchor: findAnchor(element, name) } : target;
  };
  const describe = (element: Element): Target => known(element) ?? recall(element);
  const { recall: controlUnder } = remember(controlOf, effects.unchangedSince);
  /** Says of a click what could not be said without us, as long as its element is there. */
  const complete = (click: TrackedEvent, element: Element): void => {
    if (isRage({ x: click.x, y: click.y, at: click.ts })) click.rage = true;
    if (click.fingerprint || !element.isConnected) return;
    const { selector, fingerprint, anchor } = describe(element);
    Object.assign(click, { selector, fingerprint });
    // How far the scroller was scrolled at the click stays.
    if (click.anchor) click.anchor.selector = anchor?.selector;
  };
  askForOutline(readPage());
  watchFrames(listen, mark, reactions);
  return {
    ...onHover(recorder),
    describe,
    /** The control that a press on `hit` is meant for, from memory where nothing has changed since. */
    recognise(hit: Element | undefined): Control {
      const element = hit && controlUnder(hit);
      return { element, target: element && known(element) };
    },
    frameOffset,
    /** Sends a click that nobody watched. */
    adopt(click: TrackedEvent, element: Element): void {
      guarded(() => complete(click, element));
      recorder.send(click);
    },
    /** Sends a click as soon as it is known whether it did anything. */
    judge(click: TrackedEvent, element: Element): void {
      askForOutline(click.page);
      complete(click, element);
      effects.awaitEffect(click, element);
    },
    finish: effects.finish,
  };
};
