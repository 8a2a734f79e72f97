import type { HeatmapEventInput } from "@titik/heatmap-schema";
import type { Reactions, Recorder } from "../interaction.ts";
import { guarded, type Listen } from "../listen.ts";
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
  /** Clicks of the time before, which nobody watched. */
  early: [click: HeatmapEventInput, element: Element][];
}

export type More = ReturnType<typeof start>;

/** Hovers, frames of the same origin, rage and dead clicks, fingerprints: asked for when somebody is there. */
export const start = ({ recorder, listen, reactions, mark, early }: Core) => {
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
  watchFrames(listen, mark, reactions);
  return {
    ...onHover(recorder),
    fingerprintOf,
    frameOffset,
    /** Sends a click as soon as it is known whether it did anything. */
    judge(click: HeatmapEventInput, element: Element): void {
      markRage(click);
      effects.awaitEffect(click, element);
    },
    finish: effects.finish,
  };
};
