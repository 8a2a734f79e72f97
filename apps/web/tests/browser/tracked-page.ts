import type { HeatmapEvent } from "@titik/heatmap-schema";
import { buildScripts } from "@titik/heatmap-tracker/build";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import { launchBrowser } from "./launch-browser.ts";
import { servePages, serveReceiver } from "./tracker-stand.ts";

export let browser: Browser;
export let context: BrowserContext;
export let page: Page;
export let site: Awaited<ReturnType<typeof servePages>>;
export let receiver: Awaited<ReturnType<typeof serveReceiver>>;
/** The site's pages, HTML by path. */
export const pages: Record<string, string> = {};

/** For a test file: one browser, a site and a receiver for all of its tests, a fresh page for each. */
export const useTrackedPage = (): void => {
  beforeAll(async () => {
    receiver = await serveReceiver(await buildScripts());
    site = await servePages(() => pages);
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
    await receiver.close();
  });
  beforeEach(async () => {
    context = await browser.newContext({ viewport: { width: 1000, height: 700 } });
    page = await context.newPage();
  });
  afterEach(async () => {
    await context.close();
    expect(receiver.failures).toEqual([]);
    receiver.reset();
    for (const path of Object.keys(pages)) delete pages[path];
  });
};

export const html = (body: string, attributes = "") =>
  `<!doctype html><meta charset="utf-8"><style>*{margin:0;box-sizing:border-box}</style>${receiver.snippet(attributes)}<body>${body}`;

/** Opens a page of the site that holds `body` and the snippet. */
export const open = async (body: string, path = "/page", attributes = "") => {
  pages[path] = html(body, attributes);
  await page.goto(site.origin + path);
};

/** Leaves the page, which sends what waits, and answers the clicks. */
export const clicks = async (count = 1): Promise<HeatmapEvent[]> => {
  await page.goto("about:blank");
  return receiver.waitFor(({ type }) => type === "click", count);
};

/** From now on time passes only when the test says so. */
export const stopClock = async () => {
  const now = Date.now();
  await page.clock.install({ time: now });
  await page.clock.pauseAt(now + 1_000);
};

/** Returns when a chunk that the tracker asked for works: an import of the page's own resolves after it. */
export const loaded = (chunkUrl: string, visit: Page = page) =>
  visit.evaluate(`import("${chunkUrl}").then(() => {})`);

/**
 * Somebody is there: returns when the tracker has loaded what it keeps for that. A frame or the pointer may have made
 * it ask before.
 */
export const attend = async (visit: Page = page) => {
  const chunkUrl = await visit.evaluate(() => {
    const asked = new Promise<string>((resolve) => {
      const look = (resources: PerformanceObserverEntryList) => {
        const found = resources.getEntries().find(({ name }) => name.includes("/t-more.js"));
        if (found) resolve(found.name);
      };
      new PerformanceObserver(look).observe({ type: "resource", buffered: true });
    });
    dispatchEvent(new PointerEvent("pointermove", { pointerType: "touch" }));
    return asked;
  });
  await loaded(chunkUrl, visit);
};

/** Opens a page in front of which somebody is. */
export const openAttended = async (...given: Parameters<typeof open>) => {
  await open(...given);
  await attend();
};

/** A round trip of the page: whatever was answered before has reached its scripts. */
export const settle = () => page.evaluate(() => fetch(location.href).then((response) => response.text()));

/** Everything that a page sent before this one was certainly received. */
export const marker = async () => {
  const other = await context.newPage();
  pages["/marker"] = html("<p>marker</p>");
  await other.goto(`${site.origin}/marker`);
  await other.mouse.click(5, 5);
  await other.goto("about:blank");
  await receiver.waitFor((event) => event.type === "click" && event.page === "/marker");
};
