import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { baseUrl, freshTenant, openDatabase } from "../support/stack.ts";
import { expectAccessible } from "./accessibility.ts";
import { signIn } from "./dashboard-session.ts";
import { hydrated, settled, watchPolicy } from "./page-state.ts";
import { sampleTenant } from "./sample-tenant.ts";
import { welcomeVisitors } from "./visitors.ts";

const connection = openDatabase();
const origins = new Set<string>();
let visitors: Awaited<ReturnType<typeof welcomeVisitors>>;
let tenant: Awaited<ReturnType<typeof freshTenant>>;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  visitors = await welcomeVisitors();
  tenant = await sampleTenant(connection);
  page = await visitors.newVisitor();
  complaints = watchPolicy(page);
  page.on("request", (request) => origins.add(new URL(request.url()).origin));
});
afterAll(() => visitors?.close());

async function expectGood(path: string, shows?: RegExp): Promise<void> {
  const answer = await page.goto(baseUrl + path);
  expect(answer?.headers()["content-security-policy"]).toContain("'nonce-");
  await hydrated(page);
  if (shows) await page.getByText(shows).first().waitFor();
  if (path.includes("heatmap?")) await page.getByTestId("heat").first().waitFor();
  await settled(page);
  await expectAccessible(page, path);
  expect(complaints).toEqual([]);
}

const RUNS = "S001-21: %s runs under its policy, and axe finds nothing, in light and in dark";

test.each([
  "/sign-in",
  "/sign-up",
  "/verify-success",
  "/forgot-password",
  "/reset-password?token=x",
  "/accept-invitation?token=x",
  "/mailbox",
])(RUNS, (path) => expectGood(path));

describe("the dashboard", () => {
  beforeAll(() => signIn(visitors.context, tenant.accounts.admin));

  test.each([
    ["new", /A project is one site/],
    ["account", /Sign out everywhere/],
    [":id/overview", /Events per hour/],
    [":id/heatmap?page=/demo", /left out by width/],
    [":id/heatmap?page=/demo&layer=elements", /left out by width/],
    [":id/heatmap?page=/demo&layer=scroll", /left out by width/],
    [":id/heatmap?page=/demo&layer=attention", /Time in view/],
    [":id/heatmap?page=/demo&against=before", /Too little to tell|Less than before/],
    [":id/pages", /2 of 2/],
    [":id/elements", /3 of 3/],
    [":id/events", /Live/],
    [":id/exports", /No exports yet/],
    [":id/members", /Invite somebody/],
    [":id/keys", /Replace the key/],
    [":id/audit", /Nothing was changed yet/],
    [":id/settings", /Days that events are kept/],
    [":id/webhooks", /No endpoint yet/],
  ])(RUNS, (path, shows) => expectGood(`/dashboard/${path.replace(":id", tenant.tenantId)}`, shows));

  test("pages without events show the line to paste with the project's real key", async () => {
    const empty = await freshTenant(connection);
    await signIn(visitors.context, empty.accounts.reader);
    for (const path of ["overview", "heatmap", "pages", "elements", "events"]) {
      await page.goto(`${baseUrl}/dashboard/${empty.tenantId}/${path}`);
      expect(await page.locator("pre").textContent(), path).toContain(`data-dsn="${empty.dsn}"`);
    }
    await expectAccessible(page);
  });

  test("no request of any page has left the origin", () => {
    expect([...origins]).toEqual([baseUrl]);
  });
});
