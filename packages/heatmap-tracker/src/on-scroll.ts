import type { Recorder } from "./interaction.ts";
import { type Listen, later } from "./listen.ts";
import { readPage, scroller } from "./measure.ts";

const TELL_MS = 1_000;

/**
 * How far down each page view was seen, told once a second while it grows. The first telling is what the
 * viewport shows without scrolling, so that those who never scroll count too. The answered function tells what
 * is not told yet, before the page goes.
 */
export const onScroll = (listen: Listen, { stamp, send }: Recorder): (() => void) => {
  let page = readPage();
  let reached = 0;
  let told = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tell = () => {
    // Where the page bounces, more than the document scrolls by.
    const depth = Math.min(reached, scroller().scrollHeight);
    if (depth <= told) return;
    told = depth;
    send(stamp({ type: "scroll", page, selector: "html", x: 0, y: depth, scrollX, scrollY }));
  };

  const tellLater = () => {
    timer ??= later(() => {
      timer = undefined;
      finish();
    }, TELL_MS);
  };

  const reach = () => {
    reached = Math.max(reached, scrollY + innerHeight);
  };

  // The address changes before the new page is drawn and scrolled to its top: its depth is read later.
  const look = () => {
    if (page === readPage()) reach();
    else {
      tell();
      page = readPage();
      reached = told = 0;
      clearTimeout(timer);
      timer = undefined;
      tellLater();
    }
  };
  const { navigation } = window;
  // Without the Navigation API a new path is noticed at the next scroll or when the page goes.
  const seen = navigation ? reach : look;

  const finish = () => {
    look();
    tell();
  };

  listen(window, "scroll", ({ target }) => {
    if (target !== document) return;
    seen();
    tellLater();
  });
  if (navigation) listen(navigation, "currententrychange", look);
  tellLater();
  return finish;
};
