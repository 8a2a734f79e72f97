import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { parse } from "yaml";
import { launchBrowser } from "./launch-browser.ts";

const baseUrl = inject("baseUrl");
const openapi = parse(
  readFileSync(resolve(import.meta.dirname, "../../../../workspace/05_API/openapi.yaml"), "utf8"),
);
const operations = Object.values<object>(openapi.paths).flatMap((methods) => Object.keys(methods));

let browser: Browser;
let page: Page;
const complaints: string[] = [];
const requested: string[] = [];
beforeAll(async () => {
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => requested.push(request.url()));
  await page.goto(`${baseUrl}/docs/api`);
  await page.waitForSelector(".opblock");
});
afterAll(() => browser.close());

test("S001-15: Swagger UI shows every operation of the OpenAPI document", async () => {
  expect(await page.locator(".opblock").count()).toBe(operations.length);
  expect(await page.locator(".info .title").textContent()).toContain(openapi.info.title);
  expect(await page.locator(".errors-wrapper").count()).toBe(0);
});

test("S001-15: an operation opens with its parameters, sample and answers", async () => {
  const operation = page.locator(".opblock", { hasText: "Store one interaction event" });
  await operation.locator(".opblock-summary-control").click();
  await operation.locator("table.responses-table").first().waitFor();
  expect(await operation.textContent()).toContain("x-tenant-id");
  expect(await operation.textContent()).toContain('"selector": "#buy"');
  for (const status of ["200", "201", "400", "401", "403", "409", "422", "429", "500", "503"])
    expect(await operation.locator(`tr.response[data-code="${status}"]`).count()).toBe(1);
});

test("the reference needs no other server, breaks no policy and logs no error", () => {
  expect(requested.filter((url) => /^https?:/.test(url) && new URL(url).origin !== baseUrl)).toEqual([]);
  expect(complaints).toEqual([]);
});
