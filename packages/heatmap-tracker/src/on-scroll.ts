import type { Recorder } from "./interaction.ts";
import { type Listen, later } from "./listen.ts";
import { readPage, scroller } from "./measure.ts";

const TELL_MS = 1_000;
/** The position is read so long after a scroll: reading has the page laid out, and nobody sees what passes by sooner. */
const READ_MS = 100;

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
  let reading: ReturnType<typeof setTimeout> | undefined;

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

  const look = () => {
    if (page === readPage()) reach();
    else {
      tell();
      page = readPage();
      reached = told = 0;
      clearTimeout(timer);
      clearTimeout(reading);
      timer = reading = undefined;
      tellLater();
    }
  };
  const read = () => {
    reading = undefined;
    look();
    tellLater();
  };
  const finish = () => {
    look();
    tell();
  };

  listen(window, "scroll", ({ target }) => {
    if (target === document) reading ??= later(read, READ_MS);
  });
  // Without the Navigation API a new path is noticed after the next scroll or when the page goes.
  const { navigation } = window;
  if (navigation)
    listen(navigation, "currententrychange", () => {
      // The address changes before the new page is drawn and scrolled to its top: its depth is read later.
      if (reading) reach();
      look();
    });
  tellLater();
  return finish;
};
