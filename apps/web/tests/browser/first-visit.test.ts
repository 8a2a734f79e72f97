import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { seedDemo } from "@titik/core";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { endWithFile } from "../support/end-with-file.ts";
import { authSecret, baseUrl } from "../support/stack.ts";
import { comeAsPerson } from "./dashboard-session.ts";
import { launchBrowser } from "./launch-browser.ts";
import { serveSite } from "./static-site.ts";

let browser: Browser;
let context: BrowserContext;
beforeAll(async () => {
  browser = await launchBrowser();
  context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-GB" });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await comeAsPerson(context);
});
afterAll(() => browser?.close());

/** Two buttons far from each other; the second is clicked. */
const siteWith = (snippet: string) => `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>Kopi Lereng</title>${snippet}</head>
  <body style="margin: 0; height: 1400px">
    <button id="other" style="position: absolute; left: 80px; top: 80px; width: 160px; height: 40px">Other</button>
    <button id="buy" style="position: absolute; left: 700px; top: 420px; width: 200px; height: 60px" onclick="this.title = 'bought'">Buy</button>
  </body>
</html>`;

/** Visits a page and clicks its button; resolves once that is stored, not only how far the page was seen. */
async function clickOnce(address: string): Promise<void> {
  const visit = await context.newPage();
  await visit.goto(address);
  const stored = visit.waitForResponse(
    (response) =>
      response.url().startsWith(baseUrl) && response.request().postData()?.includes('"click"') === true,
  );
  await visit.locator("#buy").click();
  expect((await stored).status(), address).toBe(201);
}

/** How hot the picture is at points of the page, alpha 0 to 255. */
async function heatAt(page: Page, points: readonly { x: number; y: number }[]): Promise<number[]> {
  await page.getByTestId("heat").waitFor();
  return page.evaluate((places) => {
    const canvas = document.querySelector<HTMLCanvasElement>("canvas[data-testid=heat]");
    const frame = document.querySelector("iframe");
    const context = canvas?.getContext("2d");
    if (!canvas || !frame || !context) throw new Error("canvas and frame have to be there");
    const scale = frame.getBoundingClientRect().width / frame.clientWidth;
    const box = canvas.getBoundingClientRect();
    return places.map(({ x, y }) => {
      const column = Math.floor(((x * scale) / box.width) * canvas.width);
      const row = Math.floor(((y * scale) / box.height) * canvas.height);
      return context.getImageData(column, row, 1, 1).data[3] ?? 0;
    });
  }, points);
}

test("CARD-10: who follows the screens from the printed link has the first event within two seconds of its arrival, and sees it as a spot on the clicked button", async () => {
  const page = await context.newPage();
  const printed = await seedDemo({ databaseUrl: inject("databaseUrl"), authSecret, baseUrl });
  await page.goto(printed.signInUrl);
  await page.getByRole("button", { name: "Demo" }).click();
  await page.getByRole("link", { name: "New project" }).click();
  await page.getByLabel("Name").fill("Kopi Lereng");
  await page.getByRole("button", { name: "Create project" }).click();

  await page.getByText("Waiting for the first event").waitFor();
  await page.getByRole("button", { name: "Copy", exact: true }).click();
  await page.getByRole("button", { name: "Copied" }).waitFor();
  const snippet = await page.evaluate(() => navigator.clipboard.readText());
  expect(snippet).toBe(await page.locator("pre").textContent());
  let loads = 0;
  page.on("load", () => loads++);
  const html = siteWith(snippet);
  const site = await serveSite(html);
  endWithFile(site.close);

  await clickOnce(`${site.origin}/shop`);
  const stored = Date.now();
  await page.getByText("First event received").waitFor();
  expect(Date.now() - stored).toBeLessThan(2_000);
  await page.getByRole("img", { name: /^1 click\./ }).waitFor();
  expect(loads).toBe(0);
  expect(await page.getByRole("cell", { name: /buy/i }).count()).toBe(1);
  const [onButton = 0, onOther, elsewhere] = await heatAt(page, [
    { x: 800, y: 450 },
    { x: 160, y: 100 },
    { x: 800, y: 900 },
  ]);
  expect(onButton).toBeGreaterThan(200);
  expect([onOther, elsewhere]).toEqual([0, 0]);

  const folder = mkdtempSync(join(tmpdir(), "titik-site-"));
  endWithFile(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "index.html"), html);
  await clickOnce(pathToFileURL(join(folder, "index.html")).href);
});
