import { randomUUID, randomUUIDv7 } from "node:crypto";
import { hashPassword } from "@titik/core";
import { accounts } from "@titik/db";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { baseUrl, freshTenant, openDatabase } from "../support/stack.ts";
import { signIn } from "./dashboard-session.ts";
import { welcomeVisitors } from "./visitors.ts";

const PASSWORD = "kopitubruk21";
const connection = openDatabase();
let visitors: Awaited<ReturnType<typeof welcomeVisitors>>;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  visitors = await welcomeVisitors();
  context = visitors.context;
});
afterAll(() => visitors?.close());
beforeEach(async () => {
  page = await visitors.newVisitor();
});

const newEmail = () => `${randomUUID()}@example.com`;
const button = (name: string | RegExp, at: Page = page) => at.getByRole("button", { name });
const field = (name: string) => page.getByLabel(name, { exact: true });

/** Follows the link of the newest mail to that address. */
async function followMail(at: Page, email: string): Promise<void> {
  await at.goto(`${baseUrl}/mailbox`);
  const mail = at.getByRole("listitem").filter({ hasText: email }).first();
  const link = mail.getByRole("link");
  await mail.waitFor();
  if (!(await link.isVisible())) await mail.locator("summary").click();
  await link.click();
}

/** Registers, opens the mail's link and signs in, all by the pages. */
async function joinTitik(email: string): Promise<void> {
  await page.goto(`${baseUrl}/sign-up`);
  await field("Email").fill(email);
  await field("Password").fill(PASSWORD);
  await button("Create account").click();
  await page.getByRole("heading", { name: "Check your mail" }).waitFor();
  await followMail(page, email);
  await page.waitForURL("**/verify-success");
  await signInWithPassword(email);
}

async function signInWithPassword(email: string): Promise<void> {
  await page.goto(`${baseUrl}/sign-in`);
  await field("Email").fill(email);
  await field("Password").fill(PASSWORD);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/dashboard/);
}

/** Somebody whose address is proven; spares the limit on registrations from this machine. */
async function existingAccount(): Promise<string> {
  const email = newEmail();
  const now = new Date();
  await connection.db.insert(accounts).values({
    id: randomUUIDv7(),
    kind: "person",
    email,
    passwordHash: await hashPassword(PASSWORD),
    verifiedAt: now,
    createdAt: now,
  });
  return email;
}

describe("an account", () => {
  test("S004-01, S004-03, S004-11: register, confirm, sign in, make a project", async () => {
    await joinTitik(newEmail());

    await page.getByRole("heading", { name: "Make your first project" }).waitFor();
    await field("Name").fill("Kopi Lereng");
    await button("Create project").click();
    await page.getByText("Waiting for the first event").waitFor();
  });

  test("a forgotten password: the mail's link sets a new one, once", async () => {
    const email = await existingAccount();
    await page.goto(`${baseUrl}/forgot-password`);
    await field("Email").fill(email);
    await button("Send the link").click();
    await page.getByRole("heading", { name: "Check your mail" }).waitFor();
    await followMail(page, email);
    await page.waitForURL("**/reset-password?token=*");
    const used = page.url();
    await field("New password").fill("short");
    await button("Save the password").click();
    await page.getByText("Use at least 8 characters.").waitFor();
    expect(await field("New password").evaluate((input) => input === document.activeElement)).toBe(true);
    await field("New password").fill("a longer one");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Password saved" }).waitFor();

    await page.goto(used);
    await field("New password").fill("another one");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").filter({ hasText: "used already" }).waitFor();
  });
});

describe("members of a project", () => {
  test("S004-14..19: invite, change a role, remove; the last admin stays and is told why", async () => {
    const tenant = await freshTenant(connection);
    await signIn(context, tenant.accounts.admin);
    await page.goto(`${baseUrl}/dashboard/${tenant.tenantId}/members`);
    const email = newEmail();
    await field("Email").fill(email);
    await button("Invite").click();
    const role = page.getByLabel(`Role of ${email}`);
    await role.waitFor();
    expect(await role.inputValue()).toBe("member");

    await button("Invite").click();
    await page.getByText("Enter an address like").waitFor();
    await field("Email").fill(email);
    await button("Invite").click();
    await page.getByText("This person is a member already.").waitFor();

    await role.selectOption("reader");
    await page.getByText(`${email} is now Reader.`).waitFor();
    await page.reload();
    expect(await role.inputValue()).toBe("reader");

    const own = page.getByRole("row").filter({ hasText: "You" });
    await own.getByRole("combobox").selectOption("reader");
    await page.getByRole("alert").filter({ hasText: "A project needs an admin." }).waitFor();
    expect(await own.getByRole("combobox").inputValue()).toBe("admin");

    await button(`Remove ${email}`).click();
    await page.keyboard.press("Escape");
    expect(await role.count()).toBe(1);
    await button(`Remove ${email}`).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
    await page.getByText(`${email} was removed.`).waitFor();
    await role.waitFor({ state: "detached" });
  });

  test("S004-15: the invited person chooses a password and sees the project", async () => {
    const tenant = await freshTenant(connection);
    await signIn(context, tenant.accounts.admin);
    await page.goto(`${baseUrl}/dashboard/${tenant.tenantId}/members`);
    const email = newEmail();
    await field("Email").fill(email);
    await button("Invite").click();
    await page.getByLabel(`Role of ${email}`).waitFor();

    await context.clearCookies();
    await followMail(page, email);
    await page.waitForURL("**/accept-invitation?token=*");
    await field("New password").fill(PASSWORD);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Welcome" }).waitFor();
    await signInWithPassword(email);
    await page.waitForURL(`**/dashboard/${tenant.tenantId}/overview`);
  });

  test("who is no admin sees the members and may change nothing", async () => {
    const tenant = await freshTenant(connection);
    await signIn(context, tenant.accounts.reader);
    await page.goto(`${baseUrl}/dashboard/${tenant.tenantId}/members`);
    await page.getByRole("row").filter({ hasText: "You" }).waitFor();
    expect(await page.getByRole("main").getByRole("combobox").count()).toBe(0);
    expect(await page.getByRole("link", { name: "Keys" }).count()).toBe(0);
    await page.goto(`${baseUrl}/dashboard/${tenant.tenantId}/keys`);
    await page.getByText("Only an admin of the project can see this.").waitFor();
    expect(await page.getByText(tenant.dsn).count()).toBe(0);
  });
});

test("keys: replacing one says how long the old one works; origins are checked and kept; the log has both", async () => {
  const tenant = await freshTenant(connection);
  await signIn(context, tenant.accounts.admin);
  await page.goto(`${baseUrl}/dashboard/${tenant.tenantId}/keys`);
  const dsn = page.getByTestId("dsn");
  expect(await dsn.textContent()).toBe(tenant.dsn);

  await button("Replace the key").click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Make a new key" }).click();
  await page.getByText(/^The old key works until /).waitFor();
  const next = await dsn.textContent();
  expect(next).not.toBe(tenant.dsn);
  expect(await page.locator("pre").textContent()).toContain(`data-dsn="${next}"`);

  await field("Allowed origins").fill("example.com");
  await button("Save origins").click();
  await page.getByText("example.com is not an origin").waitFor();
  await field("Allowed origins").fill("https://shop.example\nhttps://shop.example/");
  await button("Save origins").click();
  await page.getByText("Saved", { exact: true }).waitFor();
  await page.reload();
  expect(await field("Allowed origins").inputValue()).toBe("https://shop.example");

  await page.getByRole("link", { name: "Audit log" }).click();
  await page.getByRole("heading", { name: "Audit log" }).waitFor();
  await page.getByText("That is all.").waitFor();
  expect(await page.getByRole("row").count()).toBe(3);
});

test("the account page changes the password and signs out everywhere", async () => {
  await signInWithPassword(await existingAccount());
  await page.goto(`${baseUrl}/dashboard/account`);
  await field("Current password").fill("not this one");
  await field("New password").fill("a longer one");
  await button("Change password").click();
  await page.getByText("The current password is wrong.").waitFor();
  await field("Current password").fill(PASSWORD);
  await button("Change password").click();
  await page.getByText("Password changed.").waitFor();
  await button("Sign out everywhere").click();
  await page.waitForURL("**/sign-in");
  await page.goto(`${baseUrl}/dashboard/account`);
  expect(new URL(page.url()).pathname).toBe("/sign-in");
});
