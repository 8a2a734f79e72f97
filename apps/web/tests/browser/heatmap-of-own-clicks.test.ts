import { getHeatmapStats, StatsResponse } from "@titik/heatmap-schema";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { baseUrl, freshTenant, openDatabase } from "../support/stack.ts";
import { comeAsPerson, countDemoFor, signIn } from "./dashboard-session.ts";
import { launchBrowser } from "./launch-browser.ts";
import { readPicture } from "./read-picture.ts";

const PAGE = "/demo";
const WINDOW_HEIGHT = 800;
const SCREENS = [
  { band: "desktop", width: 1280 },
  { band: "tablet", width: 800 },
] as const;

interface KnownElement {
  name: string;
  selector: string;
  /** How far the page is scrolled before the click, CSS pixels; by default just so that the element shows. */
  scrolledTo?: number;
  /** Stays at its place in the window while the page scrolls. */
  isFixed?: true;
  /** Open only while the visitor uses it: the page in the frame does not show it. */
  isInMenu?: true;
}

const ELEMENTS: readonly KnownElement[] = [
  { name: "the promotion in the fixed header, at the top", selector: ".head .promo b", isFixed: true },
  { name: "the headline", selector: ".hero h1" },
  { name: "a promise", selector: ".promises li:nth-child(2) b" },
  { name: "the first card's button", selector: "[data-sku='gayo-wine'] button" },
  { name: "a card's taste in the second row", selector: "[data-sku='java-preanger'] > p" },
  { name: "a deep card's button", selector: "[data-sku='malam-decaf'] button" },
  { name: "a step of the story", selector: "#cerita li:nth-child(3) h3" },
  { name: "the last heading", selector: "#tanya h2" },
  {
    name: "the menu button in the fixed header, deep down",
    selector: ".menu-button",
    scrolledTo: 1500,
    isFixed: true,
  },
  {
    name: "an entry of the opened menu",
    selector: "#menu .menu-main li:last-child a",
    isFixed: true,
    isInMenu: true,
  },
];

/** Where a click happened, in CSS pixels of the picture it has to appear in. */
interface Click extends KnownElement {
  x: number;
  y: number;
}

const connection = openDatabase();
const clicks = new Map<string, Click[]>();
let tenant: Awaited<ReturnType<typeof freshTenant>>;
let browser: Browser;
let viewer: BrowserContext;

async function clickOn(page: Page, element: KnownElement): Promise<Click> {
  const locator = page.locator(element.selector).first();
  if (element.scrolledTo === undefined) await locator.scrollIntoViewIfNeeded();
  else await page.evaluate((y) => window.scrollTo(0, y), element.scrolledTo);
  const box = await locator.boundingBox();
  if (!box) throw new Error(`${element.name} is not to be seen`);
  const inWindow = { x: Math.round(box.x + box.width * 0.4), y: Math.round(box.y + box.height / 2) };
  const scrolled = await page.evaluate(() => ({ x: window.scrollX, y: window.scrollY }));
  await page.mouse.click(inWindow.x, inWindow.y);
  return element.isFixed
    ? { ...element, ...inWindow }
    : { ...element, x: inWindow.x + scrolled.x, y: inWindow.y + scrolled.y };
}

async function visit(width: number): Promise<Click[]> {
  const context = await browser.newContext({
    viewport: { width, height: WINDOW_HEIGHT },
    reducedMotion: "reduce",
  });
  await comeAsPerson(context);
  await countDemoFor(context, tenant.dsn);
  const page = await context.newPage();
  await page.goto(baseUrl + PAGE, { waitUntil: "networkidle" });
  const done: Click[] = [];
  for (const element of ELEMENTS) done.push(await clickOn(page, element));
  await page.goto("about:blank");
  const counted = () => countedClicks(width).then((count) => expect(count).toBe(ELEMENTS.length));
  await vi.waitFor(counted, { timeout: 15_000, interval: 200 });
  await context.close();
  return done;
}

async function countedClicks(width: number): Promise<number> {
  const address = `${baseUrl}${getHeatmapStats.path}?page=${PAGE}&type=click&vwMin=${width}&vwMax=${width + 1}`;
  const response = await fetch(address, { headers: tenant.as.reader });
  return StatsResponse.parse(await response.json()).totals.events;
}

beforeAll(async () => {
  tenant = await freshTenant(connection);
  browser = await launchBrowser();
  for (const { band, width } of SCREENS) clicks.set(band, await visit(width));
  viewer = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
  await signIn(viewer, tenant.accounts.reader);
});
afterAll(() => browser?.close());

describe.each(SCREENS)("the heatmap of the visitor's own clicks at $width px", ({ band, width }) => {
  let page: Page;
  let picture: Awaited<ReturnType<typeof readPicture>>;
  const done = () => clicks.get(band) ?? [];

  beforeAll(async () => {
    page = await viewer.newPage();
    await page.goto(`${baseUrl}/dashboard/${tenant.tenantId}/heatmap?page=${PAGE}&band=${band}&beneath=live`);
    picture = await readPicture(
      page,
      done().map(({ x, y, selector }) => ({ x, y, selector })),
    );
  });
  afterAll(() => page?.close());

  test("CARD-10: shows the page as wide as the visitor's window and as tall as its document", () => {
    expect(picture.frameWidth).toBe(width);
    expect(picture.frameScrolls).toBe(false);
  });

  test("CARD-10: the numbers beside it count every click, and each element its own", async () => {
    const number = (name: string) =>
      page.locator("dt", { hasText: name }).locator("xpath=../dd").textContent();
    expect(await number("Clicks")).toBe(String(ELEMENTS.length));
    expect(await number("Sessions")).toBe("1");
    const counts = await page.locator("tbody tr td:nth-child(2)").allTextContents();
    expect(counts).toEqual(ELEMENTS.map(() => "1"));
  });

  test.each(ELEMENTS.map(({ name }, i) => [name, i] as const))("is hot where %s was clicked", (_name, i) => {
    const found = picture.points[i];
    expect(found?.alpha).toBeGreaterThan(200);
    expect(found?.hottestDistance).toBeLessThanOrEqual(8);
    const { isInMenu } = ELEMENTS[i] ?? {};
    if (!isInMenu) expect(found?.isHottestInElement).toBe(true);
  });

  test("is clear away from all clicks: nothing smears down the page", () => {
    expect(picture.litFarFromPoints).toBe(0);
    expect(picture.cells).toBeGreaterThan(10_000);
  });

  test("an element picked in the list is outlined at its place on the page", async () => {
    const row = page.locator("tbody tr", { hasText: "Disangrai tiap Selasa" });
    await row.getByRole("button").click();
    const outline = await page.getByTestId("selected-element").boundingBox();
    const headline = await page.frameLocator("iframe").locator(".hero h1").boundingBox();
    if (!outline || !headline) throw new Error("outline and headline have to be there");
    expect(Math.abs(outline.x - headline.x)).toBeLessThan(4);
    expect(Math.abs(outline.y - headline.y)).toBeLessThan(4);
    expect(Math.abs(outline.width - headline.width)).toBeLessThan(8);
    expect(new URL(page.url()).searchParams.get("element")).not.toBeNull();
  });
});
