import type { HeatmapEventInput } from "@titik/heatmap-schema";
import type { Chunks } from "../chunks.ts";
import type { Environment } from "../environment.ts";
import type { Reactions, Recorder } from "../interaction.ts";
import { guarded, type Listen } from "../listen.ts";
import { createOutlineAsk } from "./ask-for-outline.ts";
import { watchEffects } from "./dead-click.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { frameOffset, watchFrames } from "./frames.ts";
import { onHover } from "./hover.ts";
import { createRageCount } from "./rage-click.ts";

/** What the script that is always there lends. */
export interface Core {
  recorder: Recorder;
  listen: Listen;
  reactions: Reactions;
  /** Stands in each window that has a tracker with this key. */
  mark: string;
  chunks: Chunks;
  env: Pick<Environment, "fetch">;
  /** Origin of the Titik server. */
  endpoint: string;
  dsn: string;
  /** Ends with the recording. */
  signal: AbortSignal;
  /** Clicks of the time before, which nobody watched. */
  early: [click: HeatmapEventInput, element: Element][];
}

export type More = ReturnType<typeof start>;

/**
 * Hovers, frames of the same origin, rage and dead clicks, fingerprints, and the wish for a snapshot: asked for when
 * somebody is there.
 */
export const start = (core: Core) => {
  const { recorder, listen, reactions, mark, early } = core;
  const askForOutline = createOutlineAsk(core);
  const isRage = createRageCount();
  const effects = watchEffects(listen, recorder);
  const markRage = (click: HeatmapEventInput): void => {
    if (isRage({ x: click.x, y: click.y, at: Date.parse(click.ts) })) click.rage = true;
  };
  for (let first = early.shift(); first; first = early.shift()) {
    const [click, element] = first;
    guarded(() => {
      markRage(click);
      if (element.isConnected) click.fingerprint = fingerprintOf(element);
    });
    recorder.send(click);
  }
  askForOutline();
  watchFrames(listen, mark, reactions);
  return {
    ...onHover(recorder),
    fingerprintOf,
    frameOffset,
    /** Sends a click as soon as it is known whether it did anything. */
    judge(click: HeatmapEventInput, element: Element): void {
      askForOutline();
      markRage(click);
      effects.awaitEffect(click, element);
    },
    finish: effects.finish,
  };
};
