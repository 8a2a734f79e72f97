import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { API_POLICY } from "../../src/server/security-headers.ts";
import { baseUrl, freshTenant, openDatabase } from "../support/stack.ts";
import { signIn } from "./dashboard-session.ts";
import { launchBrowser } from "./launch-browser.ts";

const connection = openDatabase();
let browser: Browser;
let tenant: Awaited<ReturnType<typeof freshTenant>>;

beforeAll(async () => {
  browser = await launchBrowser();
  tenant = await freshTenant(connection);
});
afterAll(() => browser.close());

/** A page of its own with what the browser complains about; signed in as an admin of the suite's tenant. */
async function openPage(): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext();
  await signIn(context, tenant.accounts.admin);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (/content security policy/i.test(message.text())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  return { page, complaints };
}

/** React has taken the page over: its scripts ran. */
const hydrated = (page: Page) =>
  page.waitForFunction(() =>
    [...document.querySelectorAll("*")].some((element) =>
      Object.keys(element).some((key) => key.startsWith("__react")),
    ),
  );

describe("S001-21: pages run under their policy without a complaint", () => {
  test.each([
    ["/sign-in", 200],
    ["/dashboard", 200],
    ["/demo", 200],
    ["/demo/checkout", 200],
    ["/docs/api", 200],
    ["/no/such/page", 404],
  ])("%s", async (path, status) => {
    const { page, complaints } = await openPage();
    const answer = await page.goto(baseUrl + path, { waitUntil: "networkidle" });
    expect(answer?.status()).toBe(status);
    expect(answer?.headers()["content-security-policy"]).toContain("'nonce-");
    await hydrated(page);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test("a heatmap with the live page in its frame", async () => {
    const { page, complaints } = await openPage();
    await page.goto(`${baseUrl}/dashboard/${tenant.tenantId}/heatmap?page=%2Fdemo`, {
      waitUntil: "networkidle",
    });
    await hydrated(page);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

test("S001-21: a script without the nonce does not run", async () => {
  const { page, complaints } = await openPage();
  await page.goto(`${baseUrl}/sign-in`);
  const ran = await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "document.documentElement.dataset.ran = 'yes'";
    document.body.append(script);
    return document.documentElement.dataset.ran ?? "no";
  });
  expect(ran).toBe("no");
  expect(complaints.join()).toMatch(/inline script/);
  await page.context().close();
});

test("S001-21: answers of the API carry a policy that allows nothing", async () => {
  for (const path of ["/api/analytics/heatmap/events", "/health", "/api/v1/health"]) {
    const { headers } = await fetch(baseUrl + path);
    expect(headers.get("content-security-policy")).toBe(API_POLICY);
  }
});
