import type { BrowserContext, Page } from "playwright-core";
import { baseUrl } from "../support/stack.ts";
import { launchBrowser } from "./launch-browser.ts";

let opened: Promise<BrowserContext> | undefined;

/** It ends with the worker: launching a browser and reading the site's scripts anew took each file seconds. */
async function openContext(): Promise<BrowserContext> {
  const browser = await launchBrowser();
  return browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-GB" });
}

/**
 * One browser for all files of a worker, whose cache stays warm. Whoever comes is new to the site: no cookies, no
 * storage, no permissions.
 */
export async function welcomeVisitors() {
  opened ??= openContext();
  const context = await opened;
  const leave = async () => {
    await Promise.all(context.pages().map((page) => page.close()));
    await Promise.all([context.clearCookies(), context.clearPermissions()]);
  };
  return {
    context,
    newVisitor: async (): Promise<Page> => {
      await leave();
      const page = await context.newPage();
      const session = await context.newCDPSession(page);
      await session.send("Storage.clearDataForOrigin", { origin: baseUrl, storageTypes: "local_storage" });
      return page;
    },
    close: leave,
  };
}
