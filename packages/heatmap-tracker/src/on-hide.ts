import type { Listen } from "./listen.ts";

/**
 * Reacts when the page may go for good. Phones discard hidden tabs without further events, and Safari does not
 * report a navigation away by visibilitychange: https://bugs.webkit.org/show_bug.cgi?id=151610
 */
export const onHide = (listen: Listen, react: () => void): void => {
  listen(document, "visibilitychange", () => {
    if (document.hidden) react();
  });
  listen(window, "pagehide", react);
};
