import { listen, type Stop, stopAll } from "./listen.ts";

/**
 * The last moment that a page can count on: pagehide and unload never come when a phone kills a hidden tab.
 * Safari before 14.1 fires no visibilitychange on navigation: https://bugs.webkit.org/show_bug.cgi?id=151610
 */
export const onHide = (react: () => void): Stop =>
  stopAll([
    listen(document, "visibilitychange", () => {
      if (document.hidden) react();
    }),
    listen(window, "pagehide", react),
  ]);
