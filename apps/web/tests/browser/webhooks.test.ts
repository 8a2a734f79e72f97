import { randomUUID } from "node:crypto";
import type { BrowserContext, Page } from "playwright-core";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { startReceiver } from "../support/receiver.ts";
import { baseUrl, caller, freshTenant, newEvent, openDatabase } from "../support/stack.ts";
import { expectAccessible } from "./accessibility.ts";
import { signIn } from "./dashboard-session.ts";
import { welcomeVisitors } from "./visitors.ts";

const connection = openDatabase();
const api = caller();
let visitors: Awaited<ReturnType<typeof welcomeVisitors>>;
let context: BrowserContext;
let page: Page;
let tenant: Awaited<ReturnType<typeof freshTenant>>;

beforeAll(async () => {
  visitors = await welcomeVisitors();
  context = visitors.context;
});
afterAll(() => visitors?.close());
beforeEach(async () => {
  page = await visitors.newVisitor();
  tenant = await freshTenant(connection);
});

const button = (name: string | RegExp) => page.getByRole("button", { name, exact: true });
const open = (query = "") => page.goto(`${baseUrl}/dashboard/${tenant.tenantId}/webhooks${query}`);
const send = () =>
  api.post("/api/analytics/heatmap/events").set(tenant.as.writer).send(newEvent()).expect(201);
const add = async (body: object) =>
  (await api.post(`/api/projects/${tenant.tenantId}/webhooks`).set(tenant.as.admin).send(body).expect(201))
    .body;

test("CARD-12: from no endpoint to a verified delivery, seen on the page and sent again", async () => {
  const receiver = await startReceiver();
  await signIn(context, tenant.accounts.admin);
  await open();
  await page.getByRole("heading", { name: "No endpoint yet" }).waitFor();
  await button("Add endpoint").click();
  const form = page.getByRole("dialog", { name: "Add an endpoint" });
  await form.getByLabel("Address").fill("example.com");
  await page.keyboard.press("Enter");
  await form.getByText("Enter an address that begins with").waitFor();
  await form.getByLabel("Address").fill("http://10.0.0.1/hook");
  await page.keyboard.press("Enter");
  await form.getByText("leads into a private or reserved network").waitFor();
  await form.getByLabel("Address").fill(receiver.url);
  await page.keyboard.press("Enter");

  await button("Show").click();
  const secret = (await page.getByTestId("secret").textContent()) ?? "";
  await button("Send a test").click();
  await page.getByText(/^The test arrived: 200 in /).waitFor();
  await send();
  const { headers, body } = await receiver.until(2);
  expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toMatchObject({
    tenantId: tenant.tenantId,
  });

  const row = page.getByRole("row").filter({ hasText: "Event stored" });
  await row.getByText("Delivered").waitFor();
  await page.getByText("Healthy").first().waitFor();
  receiver.answerWith(503, "down");
  await row.getByRole("button").click();
  const panel = page.getByRole("complementary", { name: "Delivery of Event stored" });
  await panel.getByText(`"tenantId": "${tenant.tenantId}"`).waitFor();
  await panel.getByText(`x-event-id: ${headers["x-event-id"]}`).waitFor();
  await button("Retry now").click();
  await panel.getByText(/^Sent again, without success\. .*503/).waitFor();
  receiver.answerWith(200, "up");
  await button("Retry now").click();
  await panel.getByText("Sent again.", { exact: true }).waitFor();
  expect(receiver.received.slice(1).map((request) => request.body)).toEqual([body, body, body]);
  await panel.getByText("Attempt 3,").waitFor();

  await page.keyboard.press("Escape");
  await panel.waitFor({ state: "detached" });
  await page.getByRole("radio", { name: "Failed" }).check();
  await page.waitForURL("**/webhooks?*show=failed*");
  await expect.poll(() => row.count()).toBe(1);
});

test("an endpoint is switched off and on, gets a new secret, sends a time again, and is deleted", async () => {
  const receiver = await startReceiver();
  const { id } = await add({ url: receiver.url });
  receiver.answerWith(500, "");
  await Promise.all([send(), send()]);
  await receiver.until(2);
  receiver.answerWith(200, "");
  await signIn(context, tenant.accounts.admin);
  await open(`?settings=${id}`);
  await page.getByText("1 endpoint failing").waitFor();
  const toggle = page.getByRole("switch");
  await toggle.click();
  await page.getByRole("switch", { checked: false }).waitFor();
  await page.getByText("Paused by an admin.").waitFor();
  await toggle.click();
  await page.getByRole("switch", { checked: true }).waitFor();

  await button("Make a new secret").click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Make a new secret" }).click();
  await page.getByText(/^Both secrets sign until /).waitFor();

  await button("Send again").click();
  const replay = page.getByRole("dialog", { name: "Send again" });
  // Those that failed may have been tried again by now.
  await replay.getByLabel("Which").selectOption("all");
  await replay.getByRole("button", { name: "Send again" }).click();
  await replay.getByText("All 2 sent again.").waitFor();
  const ids = receiver.received.map(({ headers }) => headers["x-event-id"]);
  expect(new Set(ids).size).toBe(2);
  await page.keyboard.press("Escape");

  await button("Delete").click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
  await page.getByRole("heading", { name: "No endpoint yet" }).waitFor();
});

test("who is no admin sees endpoints and deliveries, no secret, and changes nothing", async () => {
  const { id, secret } = await add({ url: `https://${randomUUID()}.example/hook` });
  await api.post(`/api/webhooks/${id}/ping`).set(tenant.as.admin).expect(200);
  await signIn(context, tenant.accounts.reader);
  await open(`?settings=${id}`);
  await page.getByText("Only admins see it.").waitFor();
  await page.getByRole("row").filter({ hasText: "Not sent" }).getByRole("button").click();
  await page.getByText("There was no answer.").waitFor();
  for (const name of ["Add endpoint", "Retry now", "Delete", "Send a test"])
    expect(await button(name).count(), name).toBe(0);
  expect(await page.getByRole("switch").count()).toBe(0);
  expect(await page.content()).not.toContain(secret);
});

test("axe finds nothing, light and dark, beside a panel, in a dialog and on a phone", async () => {
  const receiver = await startReceiver();
  const { id } = await add({ url: receiver.url });
  await add({ url: `${receiver.url}/${"a-long-path/".repeat(20)}`, enabled: false });
  receiver.answerWith(503, '{"error":"down"}');
  const ping = await api.post(`/api/webhooks/${id}/ping`).set(tenant.as.admin).expect(200);
  await signIn(context, tenant.accounts.admin);
  await open(`?delivery=${ping.body.delivery.id}`);
  await page.getByText("Answered 503.").first().waitFor();
  await page.getByText("Failing", { exact: true }).waitFor();
  await expectAccessible(page, "a delivery");
  await open(`?settings=${id}`);
  await button("Send again").click();
  await expectAccessible(page, "an endpoint, and a dialog");

  await page.setViewportSize({ width: 390, height: 844 });
  await open();
  await page.getByText("Failing", { exact: true }).waitFor();
  await expectAccessible(page, "a phone");
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(await overflow()).toBeLessThanOrEqual(0);
  await page.getByRole("row").filter({ hasText: "Test" }).getByRole("button").click();
  await button("Close").waitFor();
  expect(await button("Close").evaluate((close) => close === document.activeElement)).toBe(true);
  expect(await overflow()).toBeLessThanOrEqual(0);
});
