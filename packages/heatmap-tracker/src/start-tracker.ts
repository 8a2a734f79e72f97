import type { HeatmapEventInput } from "@titik/heatmap-schema";
import { browserEnvironment, type Environment } from "./environment.ts";
import { createEventQueue } from "./event-queue.ts";
import type { Interaction } from "./interaction.ts";
import { guarded, type Stop, stopAll } from "./listen.ts";
import { mayTrack } from "./may-track.ts";
import { readPage, readViewport } from "./measure.ts";
import { onClick } from "./on-click.ts";
import { onHide } from "./on-hide.ts";
import { onHover } from "./on-hover.ts";
import { onScroll } from "./on-scroll.ts";
import { createSession } from "./session.ts";
import { createUuidV7 } from "./uuid-v7.ts";

export interface TrackerOptions {
  /** The project's publishable key. */
  dsn: string;
  /** Origin of the Titik server. */
  endpoint: string;
  release?: string | undefined;
  ignoreDoNotTrack?: boolean | undefined;
}

const isBot = (): boolean => navigator.webdriver || /bot|crawl|spider|headless/i.test(navigator.userAgent);

/**
 * Records clicks, hovers and scroll depth of this page until the returned function is called. Never throws; does
 * nothing for visitors who refuse, and in the dashboard's preview.
 */
export const startTracker = (
  { dsn, endpoint, release, ignoreDoNotTrack }: TrackerOptions,
  environment?: Environment,
): Stop => {
  let stop: Stop = () => {};
  guarded(() => {
    if (!mayTrack(ignoreDoNotTrack)) return;
    const env = environment ?? browserEnvironment();
    const newId = createUuidV7(env);
    const sessionId = createSession(env, newId);
    const queue = createEventQueue(
      `${endpoint}/api/analytics/heatmap/bulk?partial=true&dsn=${encodeURIComponent(dsn)}`,
      env,
    );
    const constant = {
      device: { dpr: devicePixelRatio, platform: navigator.platform.slice(0, 128) || undefined },
      bot: isBot(),
      release: release?.slice(0, 128) || undefined,
    };

    const record = (interaction: Interaction) => {
      const viewport = readViewport();
      // A frame without a size shows nothing that could be clicked.
      if (!viewport.vw || !viewport.vh) return;
      const event: HeatmapEventInput = {
        eventId: newId(),
        page: readPage(),
        ...viewport,
        sessionId: sessionId(),
        ts: new Date(env.now()).toISOString(),
        ...constant,
        ...interaction,
      };
      queue.add(event);
    };

    const scroll = onScroll(record);
    const leave = () => {
      scroll.finish();
      queue.flushBeforeHide();
    };
    stop = stopAll([() => guarded(leave), onClick(record), onHover(record, env), onHide(leave), scroll.stop]);
  });
  return stop;
};
