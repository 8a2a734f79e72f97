import { guarded, type Listen } from "./listen.ts";

/** Reactions to what people do, by the name of the event. */
export interface Reactions {
  click: (event: PointerEvent) => void;
  pointerdown: (event: PointerEvent) => void;
  pointermove: (event: PointerEvent) => void;
}

/**
 * Hands the events of the page and of every frame of its origin to `reactions`, also of frames that come later.
 * A frame that has a tracker of its own (`mark` in its window) is left to that.
 */
export const watchViews = (listen: Listen, mark: string, reactions: Reactions): void => {
  const seen = new WeakSet<Document>();

  const enter = (target: EventTarget, page: Document) => {
    if (seen.has(page)) return;
    seen.add(page);
    for (const type of Object.keys(reactions) as (keyof Reactions)[])
      listen(target, type, (event) => {
        if (page === document || !(mark in (page.defaultView ?? {}))) reactions[type](event);
      });
    // It does not bubble, but it is captured.
    listen(page, "load", ({ target: frame }) => enterFrame(frame));
    for (const frame of page.querySelectorAll("iframe")) enterFrame(frame);
  };

  const enterFrame = (frame: EventTarget | null) =>
    guarded(() => {
      const page = (frame as HTMLIFrameElement).contentDocument;
      // Before that the document may still be exchanged, which its load event then tells.
      if (page?.readyState === "complete") enter(page, page);
    });

  enter(window, document);
};
