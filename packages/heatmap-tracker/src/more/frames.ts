import { outerOf } from "../boundaries.ts";
import type { Reactions } from "../interaction.ts";
import { guarded, type Listen } from "../listen.ts";

/** Where the viewport of the element's frame begins in the page's own, CSS pixels. */
export const frameOffset = (element: Element): { x: number; y: number } => {
  let x = 0;
  let y = 0;
  for (let up = outerOf(element); up; up = outerOf(up))
    if (up.localName === "iframe") {
      const { left, top } = up.getBoundingClientRect();
      x += left + up.clientLeft;
      y += top + up.clientTop;
    }
  return { x, y };
};

/**
 * Hands the events of every frame of the page's origin to `reactions`, also of frames that come later. A frame
 * that has a tracker of its own (`mark` in its window) is left to that.
 */
export const watchFrames = (listen: Listen, mark: string, reactions: Reactions): void => {
  const seen = new WeakSet<Document>();

  const lookInto = (page: Document) => {
    if (seen.has(page)) return;
    seen.add(page);
    if (page !== document)
      for (const type of Object.keys(reactions) as (keyof Reactions)[])
        listen(page, type, (event) => {
          if (!(mark in (page.defaultView ?? {}))) reactions[type](event);
        });
    // It does not bubble, but it is captured.
    listen(page, "load", ({ target: frame }) => enter(frame));
    for (const frame of page.querySelectorAll("iframe")) enter(frame);
  };

  const enter = (frame: EventTarget | null) =>
    guarded(() => {
      const page = (frame as HTMLIFrameElement).contentDocument;
      // Before that the document may still be exchanged, which its load event then tells.
      if (page?.readyState === "complete") lookInto(page);
    });

  lookInto(document);
};
