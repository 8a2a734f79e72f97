import { randomUUIDv7 } from "node:crypto";
import { hashPassword } from "@titik/core";
import { accounts, memberships, withTenant } from "@titik/db";
import { eq } from "drizzle-orm";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { baseUrl, freshTenant, openDatabase } from "../support/stack.ts";
import { expectFocus, tabTo } from "./focus-by-keyboard.ts";
import { hydrated } from "./page-state.ts";
import { sampleTenant } from "./sample-tenant.ts";
import { welcomeVisitors } from "./visitors.ts";

const PASSWORD = "kopitubruk21";
const connection = openDatabase();
let visitors: Awaited<ReturnType<typeof welcomeVisitors>>;
let page: Page;
let email: string;
let projectId: string;

/** Somebody with a password, who is in a project of their own and in the sample project. */
async function memberOfTwo(): Promise<void> {
  const sample = await sampleTenant(connection);
  const own = await freshTenant(connection, { name: "Another" });
  projectId = sample.tenantId;
  email = `${randomUUIDv7()}@example.com`;
  const { db } = connection;
  const accountId = own.accounts.admin;
  const membership = {
    tenantId: projectId,
    accountId,
    id: randomUUIDv7(),
    role: "reader" as const,
    createdAt: new Date(),
  };
  await withTenant(db, projectId, (tx) => tx.insert(memberships).values(membership));
  await db
    .update(accounts)
    .set({ email, passwordHash: await hashPassword(PASSWORD), verifiedAt: new Date() })
    .where(eq(accounts.id, accountId));
}

beforeAll(async () => {
  [visitors] = await Promise.all([welcomeVisitors(), memberOfTwo()]);
  page = await visitors.newVisitor();
  await visitors.context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: baseUrl });
});
afterAll(() => visitors?.close());

test("by keyboard alone: sign in, choose the project, its heatmap, a filter, and share; the focus can be seen all the way", async () => {
  const { keyboard } = page;
  await page.goto(`${baseUrl}/sign-in`);
  await hydrated(page);
  await tabTo(page, /^Email/);
  await keyboard.press("Enter");
  await page.getByText("Enter an address like").waitFor();
  await expectFocus(page, "Email");
  await keyboard.type(email);
  await tabTo(page, /^Password/);
  await keyboard.type(PASSWORD);
  await keyboard.press("Enter");
  await page.waitForURL(/\/overview$/);

  await hydrated(page);
  await tabTo(page, /Another$|Sample$/);
  await keyboard.press("Enter");
  await page.getByRole("dialog", { name: "Change project" }).waitFor();
  await tabTo(page, /Sample$/);
  await keyboard.press("Enter");
  await page.waitForURL(`**/${projectId}/overview`);
  await page.getByRole("button", { name: "Sample" }).waitFor();

  await keyboard.press("?");
  await page.getByRole("heading", { name: "Shortcuts" }).waitFor();
  await expectFocus(page, "Close");
  await keyboard.press("Escape");
  await keyboard.press("g");
  await keyboard.press("l");
  await page.waitForURL(/\/events$/);

  await keyboard.press("Control+k");
  await expectFocus(page, "Go to");
  await keyboard.type("/demo");
  await page.getByRole("option", { name: /^\/demo\/checkout/ }).waitFor();
  await keyboard.press("ArrowDown");
  await keyboard.press("ArrowUp");
  await keyboard.press("Enter");
  await page.waitForURL(/heatmap\?page=%2Fdemo/);
  const picture = (at = page) => at.getByRole("img", { name: / clicks?\. Hottest: / });
  await picture()
    .and(page.getByRole("img", { name: /^40 clicks/ }))
    .waitFor();

  await tabTo(page, /^Filter/);
  await keyboard.press("Enter");
  await expectFocus(page, /^Release/);
  await keyboard.type("1.1");
  await page.waitForURL(/release=1\.1/);
  await keyboard.press("Escape");
  await expectFocus(page, /^Filter/);
  await page.getByRole("img", { name: /^35 clicks/ }).waitFor();

  await tabTo(page, /^Copy link/);
  await keyboard.press("Enter");
  await page.getByText("Link copied").waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const shared = await visitors.context.newPage();
  await shared.goto(link);
  await shared.getByRole("img", { name: /^35 clicks/ }).waitFor();
  // Elements have their names once the page beneath is read.
  const inWords = await picture().getAttribute("aria-label");
  await expect.poll(() => picture(shared).getAttribute("aria-label")).toBe(inWords);
  expect(await shared.getByRole("button", { name: /^Filter/ }).textContent()).toContain("1 set");
});
