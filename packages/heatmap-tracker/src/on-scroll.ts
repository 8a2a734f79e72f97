import type { Recorder } from "./interaction.ts";
import { guarded, listen, type Stop, stopAll } from "./listen.ts";
import { pixels, readPage, readViewport } from "./measure.ts";

const TELL_MS = 1_000;

export interface ScrollWatch {
  /** Tells what is not told yet; called before the page goes. */
  finish: () => void;
  stop: Stop;
}

/**
 * How far down each page view was seen, told once a second while it grows. The first telling is what the
 * viewport shows without scrolling, so that those who never scroll count too.
 */
export const onScroll = (record: Recorder): ScrollWatch => {
  let page = readPage();
  let reached = 0;
  let told = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const look = () => {
    const { vh, documentHeight } = readViewport();
    if (page === readPage()) reached = Math.max(reached, Math.min(scrollY + vh, documentHeight));
  };

  const tell = () => {
    clearTimeout(timer);
    timer = undefined;
    if (reached <= told) return;
    told = reached;
    record({ type: "scroll", page, selector: "html", x: 0, y: pixels(reached) });
  };

  const tellLater = () => {
    timer ??= setTimeout(() => guarded(finish), TELL_MS);
  };

  // The address changes before the new page is drawn and scrolled to its top: its depth is read later.
  const turn = () => {
    if (page === readPage()) return false;
    tell();
    page = readPage();
    reached = told = 0;
    tellLater();
    return true;
  };

  const finish = () => {
    if (turn()) return;
    look();
    tell();
  };

  const scroll = ({ target }: Event) => {
    if (target !== document || turn()) return;
    look();
    tellLater();
  };

  const stops = [listen(window, "scroll", scroll), listen(window, "popstate", turn)];
  // Without the Navigation API a new path is noticed at the next scroll or when the page goes.
  if ("navigation" in window && window.navigation instanceof EventTarget)
    stops.push(listen(window.navigation, "currententrychange", turn));
  tellLater();
  return {
    finish,
    stop: stopAll([...stops, () => clearTimeout(timer)]),
  };
};
