import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { API_POLICY } from "../../src/server/security-headers.ts";
import { baseUrl, freshTenant, openDatabase } from "../support/stack.ts";
import { signIn } from "./dashboard-session.ts";
import { hydrated, settled, watchPolicy } from "./page-state.ts";
import { welcomeVisitors } from "./visitors.ts";

const connection = openDatabase();
let visitors: Awaited<ReturnType<typeof welcomeVisitors>>;
let tenant: Awaited<ReturnType<typeof freshTenant>>;

beforeAll(async () => {
  visitors = await welcomeVisitors();
  tenant = await freshTenant(connection);
});
afterAll(() => visitors?.close());

/** A page of somebody new, signed in as an admin of the suite's tenant, with what the browser complains about. */
async function openPage(): Promise<{ page: Page; complaints: string[] }> {
  const page = await visitors.newVisitor();
  await signIn(visitors.context, tenant.accounts.admin);
  return { page, complaints: watchPolicy(page) };
}

describe("S001-21: pages run under their policy without a complaint", () => {
  test.each([
    ["/demo", 200],
    ["/demo/checkout", 200],
    ["/docs/api", 200],
    ["/no/such/page", 404],
  ])("%s", async (path, status) => {
    const { page, complaints } = await openPage();
    const answer = await page.goto(baseUrl + path);
    expect(answer?.status()).toBe(status);
    expect(answer?.headers()["content-security-policy"]).toContain("'nonce-");
    await hydrated(page);
    await settled(page);
    expect(complaints).toEqual([]);
  });

  test("a heatmap with the live page in its frame", async () => {
    const { page, complaints } = await openPage();
    await page.goto(`${baseUrl}/dashboard/${tenant.tenantId}/heatmap?page=%2Fdemo`);
    await hydrated(page);
    await settled(page);
    expect(complaints).toEqual([]);
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
});

test("S001-21: answers of the API carry a policy that allows nothing", async () => {
  for (const path of ["/api/analytics/heatmap/events", "/health", "/api/v1/health"]) {
    const { headers } = await fetch(baseUrl + path);
    expect(headers.get("content-security-policy")).toBe(API_POLICY);
  }
});
