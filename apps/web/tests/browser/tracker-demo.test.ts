import { getHeatmapStats, ListResponse, listHeatmapEvents, StatsResponse } from "@titik/heatmap-schema";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { baseUrl, caller, freshTenant, openDatabase } from "../support/stack.ts";
import { launchBrowser } from "./launch-browser.ts";
import { servePages } from "./tracker-stand.ts";

const connection = openDatabase();
let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
});
afterEach(() => page.close());

/** Hides the page, on which the tracker sends what waits, and answers the server's status for the clicks. */
const flush = async (): Promise<number> => {
  const answered = page.waitForResponse(
    (response) =>
      response.url().includes("/api/points") && response.request().postData()?.includes('"click"') === true,
  );
  await page.evaluate(() => {
    Object.defineProperty(document, "hidden", { value: true });
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  });
  return (await answered).status();
};

test("CARD-09, S001-19: a page of another origin that holds the snippet shows in the statistics", async () => {
  const tenant = await freshTenant(connection);
  const site = await servePages(() => ({
    "/harga": `<!doctype html><script defer src="${baseUrl}/t.js" data-dsn="${tenant.dsn}"></script>
      <body style="margin:0"><button id="buy" style="position:absolute;left:400px;top:200px;width:80px;height:40px">Buy`,
  }));
  try {
    await page.goto(`${site.origin}/harga`);
    await page.mouse.click(440, 220);
    expect(await flush()).toBe(201);
  } finally {
    await site.close();
  }
  const answer = await caller()
    .get(`${getHeatmapStats.path}?page=/harga&type=click`)
    .set(tenant.as.reader)
    .expect(200);
  const stats = StatsResponse.parse(answer.body);
  expect(stats.totals).toMatchObject({ events: 1, sessions: 1 });
  expect(stats.selectors).toMatchObject([{ page: "/harga", selector: "#buy", events: 1 }]);
  const { cell = 0, cells = [] } = stats.grid ?? {};
  expect(cells).toEqual([[Math.floor(440 / cell), Math.floor(220 / cell), 1, 1]]);
  const list = await caller().get(`${listHeatmapEvents.path}?type=click`).set(tenant.as.reader).expect(200);
  expect(ListResponse.parse(list.body).data).toMatchObject([
    {
      box: { x: 400, y: 200, width: 80, height: 40 },
      fraction: { x: 0.5, y: 0.5 },
      pointer: "mouse",
      bot: true,
    },
  ]);
});

test("a walk through the demo shop is recorded page by page, without an error or a foreign request", async () => {
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(baseUrl)) problems.push(request.url());
  });
  const sent: { page: string; selector: string; type: string; anchor?: { kind: string } }[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/api/points")) sent.push(...request.postDataJSON());
  });
  await page.goto(`${baseUrl}/demo`);
  await page.getByRole("button", { name: "Menu" }).click();
  await page.getByRole("button", { name: "Espresso" }).click();
  await page.locator('[data-sku="toraja-sapan"]').getByRole("button").click();
  await page.locator('[data-sku="toraja-sapan"] h3 a').click();
  await page.waitForURL("**/product/toraja-sapan");
  await page.getByRole("button", { name: "Tambah" }).click();
  await page.locator("[data-ht-id=add-to-cart]").click();
  await page.locator("[data-ht-id=cart]").click();
  await page.waitForURL("**/checkout");
  await page.locator("[name=agree]").check();
  expect(await flush()).toBe(201);

  const clicks = sent.filter(({ type }) => type === "click");
  expect(clicks.map((click) => [click.page, click.selector, click.anchor?.kind])).toEqual([
    ["/demo", "button.menu-button", "fixed"],
    ["/demo", 'button[data-filter="espresso"]', "document"],
    ["/demo", 'li[data-sku="toraja-sapan"] button', "document"],
    ["/demo", 'li[data-sku="toraja-sapan"] > h3 > a', "document"],
    ["/demo/product/toraja-sapan", expect.any(String), "document"],
    ["/demo/product/toraja-sapan", '[data-ht-id="add-to-cart"]', "document"],
    ["/demo/product/toraja-sapan", '[data-ht-id="cart"]', "fixed"],
    ["/demo/checkout", 'input[name="agree"]', "container"],
  ]);
  expect(problems).toEqual([]);
});
