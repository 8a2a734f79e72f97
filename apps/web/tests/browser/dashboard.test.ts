import { createHeatmapEvent } from "@titik/heatmap-schema";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { baseUrl, freshTenant, newEvent, openDatabase } from "../support/stack.ts";
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

const heatmap = (parameters = "") => `${baseUrl}/dashboard/${tenant.tenantId}/heatmap${parameters}`;

async function send(changes: Parameters<typeof newEvent>[0]): Promise<void> {
  const response = await fetch(baseUrl + createHeatmapEvent.path, {
    method: "POST",
    headers: { ...tenant.as.writer, "content-type": "application/json" },
    body: JSON.stringify(newEvent(changes)),
  });
  expect(response.status).toBe(201);
}

const radio = (name: RegExp) => page.getByRole("radio", { name });

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

describe("the heatmap page", () => {
  beforeEach(() => signIn(context, tenant.accounts.reader));

  test("an empty project shows the line to paste with its real key, and the first event appears by itself", async () => {
    await page.goto(heatmap());
    const snippet = await page.locator("pre").textContent();
    expect(snippet).toBe(`<script defer src="${baseUrl}/t.js" data-dsn="${tenant.dsn}"></script>`);
    let loads = 0;
    page.on("load", () => loads++);

    await send({ page: "/demo", selector: ".hero h1", x: 200, y: 300 });
    const sent = Date.now();
    await page.getByText("First event received").waitFor();
    expect(Date.now() - sent).toBeLessThan(2_000);
    await page.getByTestId("heat").waitFor();
    expect(loads).toBe(0);
    expect(await page.getByRole("img", { name: /^1 click\. Hottest: / }).count()).toBe(1);
  });

  test("a pasted link shows the same page, time, width, layer and opacity", async () => {
    await send({ type: "hover", page: "/demo", vw: 390 });
    await send({ type: "hover", page: "/demo/checkout", vw: 390 });
    await page.goto(heatmap("?page=/demo/checkout&layer=hover&band=phone&range=30d&opacity=40"));
    await page.getByTestId("heat").waitFor();
    expect(await radio(/Hover/).isChecked()).toBe(true);
    expect(await radio(/Phone/).isChecked()).toBe(true);
    expect(await page.getByRole("button", { name: /demo\/checkout/ }).isVisible()).toBe(true);
    expect(await page.getByRole("button", { name: "Last 30 days" }).isVisible()).toBe(true);
    expect(await page.getByLabel("Heat opacity").inputValue()).toBe("40");
    expect(await page.locator("iframe").getAttribute("src")).toBe(`${baseUrl}/demo/checkout?titik-preview=1`);
  });

  test("what the viewer chooses goes into the address", async () => {
    await send({ page: "/demo", vw: 1280 });
    await send({ page: "/demo", vw: 390 });
    await page.goto(heatmap());
    await page.getByTestId("heat").waitFor();
    await radio(/Desktop/).focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await page.waitForURL(/band=phone/);
    await radio(/Clicks/).focus();
    await page.keyboard.press("ArrowRight");
    await page.waitForURL(/layer=rage/);
  });

  test("clicks at other widths are counted, said, and drawn only when asked for", async () => {
    for (const x of [100, 110, 120]) await send({ page: "/demo", vw: 1280, x, y: 300 });
    await send({ page: "/demo", vw: 1440, x: 900, y: 300 });
    await page.goto(heatmap("?page=/demo"));
    await page.getByText("1 at other widths are not drawn").waitFor();
    await page.getByLabel("Clicks drawn").selectOption("all");
    await page.getByText("1 come from other widths than 1,280 px").waitFor();
    await page.waitForURL(/width=all/);
  });

  test("a refusal of the API is one sentence with the request's id", async () => {
    const refusal = { code: "UNAVAILABLE", message: "not now", requestId: "req-4711" };
    await page.route("**/api/analytics/heatmap/*", (route) => route.fulfill({ status: 503, json: refusal }));
    await page.goto(heatmap());
    const alert = page.getByRole("alert").filter({ hasText: "req-4711" });
    await alert.waitFor({ timeout: 20_000 });
    expect(await alert.textContent()).toContain("The server cannot answer just now.");
  });

  test("the chosen language and theme stay", async () => {
    await page.goto(heatmap());
    await page.getByRole("button", { name: "id", exact: true }).click();
    await page.getByRole("button", { name: "Gelap" }).click();
    await page.locator("html[lang=id][data-theme=dark]").waitFor({ state: "attached" });
    await page.reload();
    await page.getByText("Menunggu kejadian pertama").waitFor();
    expect(await page.locator("html").getAttribute("data-theme")).toBe("dark");
  });

  test("no request leaves the origin", async () => {
    await send({ page: "/demo" });
    const origins = new Set<string>();
    page.on("request", (request) => origins.add(new URL(request.url()).origin));
    await page.goto(heatmap());
    await page.getByTestId("heat").waitFor();
    expect([...origins]).toEqual([baseUrl]);
  });
});
