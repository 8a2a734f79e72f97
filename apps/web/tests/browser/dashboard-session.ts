import { signToken } from "@titik/core";
import type { BrowserContext } from "playwright-core";
import { SESSION_COOKIE } from "../../src/server/session-cookie.ts";
import { authSecret, baseUrl } from "../support/stack.ts";

/** Signs an account in to the dashboard, for ten minutes. */
export async function signIn(context: BrowserContext, accountId: string): Promise<void> {
  const value = await signToken(authSecret, accountId, "session", new Date(), 600);
  await context.addCookies([{ name: SESSION_COOKIE, value, url: baseUrl, httpOnly: true, sameSite: "Lax" }]);
}

/** Hides from pages that a program holds the mouse: the tracker flags such visits, and pictures leave them out. */
export const comeAsPerson = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(() => {
    const userAgent = navigator.userAgent.replace("Headless", "");
    Object.defineProperties(navigator, {
      webdriver: { get: () => false },
      userAgent: { get: () => userAgent },
    });
  });

/** Lets the demo shop count for the given project instead of its own: each suite keeps to itself. */
export async function countDemoFor(context: BrowserContext, dsn: string): Promise<void> {
  await context.addInitScript((key) => {
    const observer = new MutationObserver(() => {
      const tracker = document.querySelector("script[data-dsn]");
      if (!tracker) return;
      tracker.setAttribute("data-dsn", key);
      observer.disconnect();
    });
    observer.observe(document, { childList: true, subtree: true });
  }, dsn);
}
