import type { Page } from "playwright-core";
import { baseUrl } from "../support/stack.ts";
import { launchBrowser } from "./launch-browser.ts";

/** One browser whose cache stays warm. Whoever comes is new to the site: no cookies, no storage, no permissions. */
export async function welcomeVisitors() {
  const browser = await launchBrowser();
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-GB" });
  return {
    context,
    newVisitor: async (): Promise<Page> => {
      const page = await context.newPage();
      const others = context.pages().filter((other) => other !== page);
      await Promise.all(others.map((other) => other.close()));
      await Promise.all([context.clearCookies(), context.clearPermissions()]);
      const session = await context.newCDPSession(page);
      await session.send("Storage.clearDataForOrigin", { origin: baseUrl, storageTypes: "local_storage" });
      return page;
    },
    close: () => browser.close(),
  };
}
