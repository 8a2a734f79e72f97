import type { HeatmapEventInput } from "@titik/heatmap-schema";
import { findAnchor } from "./anchor.ts";
import type { Chunks } from "./chunks.ts";
import { browserEnvironment } from "./environment.ts";
import { createEventQueue } from "./event-queue.ts";
import type { Reactions, Recorder, TrackedEvent } from "./interaction.ts";
import { createListen, guarded } from "./listen.ts";
import { loadMore } from "./load-more.ts";
import { mayTrack } from "./may-track.ts";
import { readPage, scroller } from "./measure.ts";
import { onClick } from "./on-click.ts";
import { onHide } from "./on-hide.ts";
import { onScroll } from "./on-scroll.ts";
import { pathOf } from "./path.ts";
import { createSession, forgetSession, isSampled } from "./session.ts";
import { controlOf, placeIn, type Target } from "./target.ts";
import { createUuidV7 } from "./uuid-v7.ts";

/** What the page may state of itself and its visitor, at most 128 characters each. */
export interface Details {
  /** The deployed version. */
  release?: string | undefined;
  /** The branch of an experiment. */
  variant?: string | undefined;
  /** A pseudonym. */
  userId?: string | undefined;
}

export interface TrackerOptions {
  /** The project's publishable key. */
  dsn: string;
  /** Origin of the Titik server. */
  endpoint: string;
  chunks: Chunks;
  /** Asked at each event. */
  details: () => Details;
  /** The share of sessions to record, 0 to 1; their events weigh as much more. All when left out. */
  sample?: number | undefined;
  ignoreDoNotTrack?: boolean | undefined;
}

/** Ends the recording and sends what waits; `forget` drops that instead, and what the browser stores. */
export type StopTracker = (forget?: boolean) => void;

const isBot = (): boolean => navigator.webdriver || /bot|crawl|spider|headless/i.test(navigator.userAgent);

const stated = (value: string | undefined): string | undefined => value?.slice(0, 128) || undefined;

/**
 * Records clicks, hovers and scroll depth of this page until the returned function is called. Never throws; does
 * nothing for visitors who refuse, in the dashboard's preview, and where the page has a tracker with this key.
 */
export const startTracker = ({
  dsn,
  endpoint,
  chunks,
  details,
  sample = 1,
  ignoreDoNotTrack,
}: TrackerOptions): StopTracker => {
  let stop: StopTracker = () => {};
  guarded(() => {
    const mark = `titik:${dsn}`;
    if (mark in window || !mayTrack(ignoreDoNotTrack)) return;
    Reflect.set(window, mark, true);
    const env = browserEnvironment();
    const newId = createUuidV7(env);
    const session = createSession(newId);
    // The path names neither events nor analytics: blockers match such words, though nothing here follows anyone.
    const url = `${endpoint}/api/points?partial=true&dsn=${dsn}`;
    const ending = new AbortController();
    const { signal } = ending;
    const listen = createListen(signal);
    const constant = {
      bot: isBot(),
      referrer: /^https?:\/\/[^?# ]{1,2000}/.exec(document.referrer)?.[0],
      density: sample < 1 ? 1 / sample : undefined,
    };
    const queue = createEventQueue(url, mark, env, (event: TrackedEvent) =>
      JSON.stringify({
        ...event,
        ...constant,
        eventId: newId(),
        ts: new Date(event.ts).toISOString(),
      }),
    );

    const recorder: Recorder = {
      stamp(interaction) {
        const { innerWidth: vw, innerHeight: vh } = window;
        // A frame without a size shows nothing that could be clicked.
        if (signal.aborted || !vw || !vh) return;
        const ts = env.now();
        const sessionId = session(ts);
        if (!isSampled(sessionId, sample)) return;
        const { release, variant, userId } = details();
        const { scrollWidth, scrollHeight } = scroller();
        // What is spread first is copied as a whole, anything later one by one.
        return {
          ...interaction,
          vw,
          vh,
          documentWidth: scrollWidth,
          documentHeight: scrollHeight,
          sessionId,
          ts,
          device: { dpr: devicePixelRatio },
          release: stated(release),
          variant: stated(variant),
          userId: stated(userId),
        };
      },
      record(type, element, event, pointer, target = describe(element)) {
        return recorder.stamp({
          ...placeIn(
            element,
            pointer === "keyboard" ? undefined : event,
            more.current().frameOffset?.(element),
          ),
          ...target,
          type,
          page: readPage(),
          pointer: (pointer || undefined) as HeatmapEventInput["pointer"],
          trusted: event.isTrusted,
        });
      },
      send(event) {
        if (event) queue.add(event);
      },
    };
    const describe = (element: Element): Target =>
      more.ask().describe?.(element) ?? { selector: pathOf(element), anchor: findAnchor(element, pathOf) };
    const reactions: Reactions = {
      ...onClick(
        recorder.record,
        describe,
        (hit) => more.current().recognise?.(hit) ?? { element: controlOf(hit) },
        (...click) => more.ask().judge(...click),
      ),
      pointermove: (event) => more.ask().pointermove(event),
    };
    const more = loadMore(chunks.more, {
      recorder,
      listen,
      reactions,
      findAnchor,
      mark,
      chunks,
      env,
      endpoint,
      dsn,
      signal,
    });

    const finishScroll = onScroll(listen, recorder);
    for (const type of Object.keys(reactions) as (keyof Reactions)[]) listen(window, type, reactions[type]);
    // There may be frames of this origin, in which nothing is heard from here.
    const lookForFrames = () => {
      if (window.length) more.ask();
    };
    // It does not bubble, but it is captured.
    listen(document, "load", lookForFrames);
    lookForFrames();
    const leave = () => {
      finishScroll();
      more.current().finish();
      queue.flushBeforeHide();
    };
    onHide(listen, leave);
    stop = (forget) =>
      guarded(() => {
        if (forget) {
          queue.close();
          forgetSession();
        } else leave();
        ending.abort();
        Reflect.deleteProperty(window, mark);
      });
  });
  return stop;
};
