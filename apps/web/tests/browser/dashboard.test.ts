import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { baseUrl, freshTenant, openDatabase } from "../support/stack.ts";
import { signIn } from "./dashboard-session.ts";
import { welcomeVisitors } from "./visitors.ts";

const connection = openDatabase();
let tenant: Awaited<ReturnType<typeof freshTenant>>;
let visitors: Awaited<ReturnType<typeof welcomeVisitors>>;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  visitors = await welcomeVisitors();
  context = visitors.context;
});
afterAll(() => visitors?.close());
beforeEach(async () => {
  tenant = await freshTenant(connection);
  page = await visitors.newVisitor();
});

const heatmap = () => `${baseUrl}/dashboard/${tenant.tenantId}/heatmap`;

describe("signing in", () => {
  test("who has no session is led to the sign-in page, and sees nobody's data there", async () => {
    await page.goto(heatmap());
    expect(new URL(page.url()).pathname).toBe("/sign-in");
    await page.getByText("npm start").waitFor();
    expect(await page.content()).not.toContain(tenant.dsn);
  });

  test("a link that does not work any more says so", async () => {
    await page.goto(`${baseUrl}/sign-in/link?token=used`);
    await page.getByRole("alert").filter({ hasText: "too old" }).waitFor();
  });

  test("signing out ends the session", async () => {
    await signIn(context, tenant.accounts.reader);
    await page.goto(heatmap());
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.waitForURL("**/sign-in");
    await page.goto(heatmap());
    expect(new URL(page.url()).pathname).toBe("/sign-in");
  });

  test("the dashboard opens the viewer's own project", async () => {
    await signIn(context, tenant.accounts.reader);
    await page.goto(`${baseUrl}/dashboard`);
    await page.waitForURL(`${baseUrl}/dashboard/${tenant.tenantId}/overview`);
  });

  test("another tenant's project does not exist for the viewer", async () => {
    const other = await freshTenant(connection);
    await signIn(context, tenant.accounts.admin);
    await page.goto(`${baseUrl}/dashboard/${other.tenantId}/heatmap`);
    await page.getByRole("heading", { name: "This page does not exist" }).waitFor();
    expect(await page.content()).not.toContain(other.dsn);
  });
});

test("a refusal of the API is one sentence with the request's id", async () => {
  await signIn(context, tenant.accounts.reader);
  const refusal = { code: "UNAVAILABLE", message: "not now", requestId: "req-4711" };
  await page.route("**/api/analytics/heatmap/*", (route) => route.fulfill({ status: 503, json: refusal }));
  await page.goto(heatmap());
  const alert = page.getByRole("alert").filter({ hasText: "req-4711" });
  await alert.waitFor({ timeout: 20_000 });
  expect(await alert.textContent()).toContain("The server cannot answer just now.");
});

test("the chosen language and theme stay", async () => {
  await signIn(context, tenant.accounts.reader);
  await page.goto(heatmap());
  await page.getByRole("button", { name: "id", exact: true }).click();
  await page.getByRole("button", { name: "Gelap" }).click();
  await page.locator("html[lang=id][data-theme=dark]").waitFor({ state: "attached" });
  await page.reload();
  await page.getByText("Menunggu kejadian pertama").waitFor();
  expect(await page.locator("html").getAttribute("data-theme")).toBe("dark");
});
