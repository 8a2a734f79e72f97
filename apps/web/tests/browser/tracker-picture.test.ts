import type { HeatmapEvent } from "@titik/heatmap-schema";
import { buildScripts, bundle } from "@titik/heatmap-tracker/build";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "./launch-browser.ts";
import { innerPage, picturePage, TARGETS, type TargetName } from "./tracker-picture-page.ts";
import { servePages, serveReceiver } from "./tracker-stand.ts";

declare global {
  var truth: Record<string, HTMLElement>;
  var findTarget: (
    page: Document,
    clue: { selector: string; fingerprint?: string | undefined },
  ) => Element | undefined;
}

const WIDTHS = [390, 820, 1440];
const CLICKED_AT = { x: 0.3, y: 0.6 };

let browser: Browser;
let site: Awaited<ReturnType<typeof servePages>>;
let receiver: Awaited<ReturnType<typeof serveReceiver>>;
let finder = "";

beforeAll(async () => {
  receiver = await serveReceiver(await buildScripts());
  finder = await bundle(`${import.meta.dirname}/tracker-find-in-page.ts`);
  site = await servePages(() => ({
    "/built-once": picturePage(1, receiver.snippet()),
    "/rebuilt": picturePage(2, ""),
    "/inner/1": innerPage(1),
    "/inner/2": innerPage(2),
  }));
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await site.close();
  await receiver.close();
});

/** Where the clicked point of a target lies: in the viewport, and how far the page is scrolled. */
const locate = (page: Page, name: TargetName) =>
  page.evaluate(
    ([each, at]) => {
      const element = truth[each];
      if (!element) throw new Error(`the page has no ${each}`);
      element.scrollIntoView({ block: "center" });
      const frame = element.ownerDocument.defaultView?.frameElement;
      frame?.scrollIntoView({ block: "center" });
      const outer = frame?.getBoundingClientRect() ?? { left: 0, top: 0 };
      const border = frame?.clientLeft ?? 0;
      const { left, top, width, height } = element.getBoundingClientRect();
      const [x, y] = [outer.left + border + left, outer.top + border + top];
      return {
        x: Math.round(x + at.x * width),
        y: Math.round(y + at.y * height),
        box: { x: x + scrollX, y: y + scrollY, width, height },
        scrollX,
        scrollY,
      };
    },
    [name, CLICKED_AT] as const,
  );

const clickAll = async (page: Page) => {
  const places: Awaited<ReturnType<typeof locate>>[] = [];
  for (const name of TARGETS) {
    const place = await locate(page, name);
    await page.mouse.click(place.x, place.y);
    places.push(place);
  }
  return places;
};

/** Of each event: does what it names in this page, and the point in it, lie on what was clicked? */
const drawAll = async (page: Page, events: readonly HeatmapEvent[]) => {
  await page.addScriptTag({ content: finder });
  await page.evaluate(() => truth.menu?.click());
  return page.evaluate(
    (named) =>
      named.map(({ name, selector, fingerprint, fraction }) => {
        const element = truth[name];
        const found = findTarget(document, { selector, fingerprint });
        if (!element || found !== element)
          return `${name}: ${found ? "another element" : "stale"}: ${selector}`;
        const drawn = found.getBoundingClientRect();
        const x = drawn.left + (fraction?.x ?? -1) * drawn.width;
        const y = drawn.top + (fraction?.y ?? -1) * drawn.height;
        const hit = element.getBoundingClientRect();
        const isInside = x >= hit.left && x <= hit.right && y >= hit.top && y <= hit.bottom;
        return `${name}: ${isInside ? "hit" : "beside"}`;
      }),
    events.map((event, index) => ({ ...event, name: TARGETS[index] ?? "logo" })),
  );
};

const CASES = WIDTHS.flatMap((width, index) =>
  [1, 2].map((dpr) => ({ width, dpr, other: WIDTHS[(index + 1) % WIDTHS.length] ?? width })),
);

test.each(CASES)(
  "clicks at $width px × $dpr lie on the clicked elements: as recorded, after a rebuild, and at $other px",
  async ({ width, dpr, other }) => {
    receiver.reset();
    const context = await browser.newContext({ viewport: { width, height: 800 }, deviceScaleFactor: dpr });
    try {
      const page = await context.newPage();
      await page.goto(`${site.origin}/built-once`);
      await page.waitForFunction(() => truth.frame);
      const places = await clickAll(page);
      await page.goto("about:blank");
      const clicks = (await receiver.waitFor(({ type }) => type === "click", TARGETS.length)).toSorted(
        (one, another) => one.eventId.localeCompare(another.eventId),
      );
      expect(receiver.failures).toEqual([]);

      for (const [index, click] of clicks.entries()) {
        const place = places[index];
        const name = TARGETS[index];
        const { scrollX = 0, scrollY = 0 } = click;
        // A frame may begin between two pixels, and pointers know whole ones alone.
        expect(Math.abs(click.x - scrollX - (place?.x ?? 0)), `${name} x`).toBeLessThanOrEqual(0.5);
        expect(Math.abs(click.y - scrollY - (place?.y ?? 0)), `${name} y`).toBeLessThanOrEqual(0.5);
        for (const side of ["x", "y", "width", "height"] as const)
          expect(click.box?.[side], `${name} ${side}`).toBeCloseTo(place?.box[side] ?? -1, 2);
        expect(click.device?.dpr).toBe(dpr);
      }
      expect(clicks.map(({ anchor }) => anchor?.kind)).toEqual([
        "fixed",
        "fixed",
        "fixed",
        "fixed",
        "document",
        "document",
        "container",
        "document",
        "container",
      ]);

      const hits = TARGETS.map((name) => `${name}: hit`);
      for (const size of [width, other]) {
        await page.setViewportSize({ width: size, height: 800 });
        await page.goto(`${site.origin}/rebuilt`);
        await page.waitForFunction(() => truth.frame);
        expect(await drawAll(page, clicks)).toEqual(hits);
      }
    } finally {
      await context.close();
    }
  },
);
