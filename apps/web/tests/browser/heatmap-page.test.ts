import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { baseUrl, freshTenant, newEvent, openDatabase } from "../support/stack.ts";
import { signIn } from "./dashboard-session.ts";
import { HERO, sampleTenant, storeEvents } from "./sample-tenant.ts";
import { welcomeVisitors } from "./visitors.ts";

const connection = openDatabase();
let visitors: Awaited<ReturnType<typeof welcomeVisitors>>;
let tenant: Awaited<ReturnType<typeof freshTenant>>;
let page: Page;

beforeAll(async () => {
  visitors = await welcomeVisitors();
  page = await visitors.newVisitor();
});
afterAll(() => visitors?.close());

const open = (path = "heatmap") => page.goto(`${baseUrl}/dashboard/${tenant.tenantId}/${path}`);
const text = (wanted: string | RegExp) => page.getByText(wanted).first();
const radio = (name: RegExp) => page.getByRole("radio", { name });

describe("a spot of the picture", () => {
  beforeAll(async () => {
    tenant = await sampleTenant(connection);
    await signIn(visitors.context, tenant.accounts.admin);
  });

  const stage = () => page.getByTestId("hover-layer");
  async function place({ x, y }: { x: number; y: number }) {
    const box = await stage().boundingBox();
    const width = await page.locator("iframe").evaluate((frame) => frame.clientWidth);
    if (!box) throw new Error("the stage has to be there");
    return { x: box.x + (x / width) * box.width, y: box.y + (y / width) * box.width };
  }

  test("hovering names the element, its count, share and sessions", async () => {
    await open("heatmap?page=/demo");
    await page.getByRole("row", { name: /Disangrai/ }).waitFor();
    const { x, y } = await place(HERO);
    await page.mouse.move(x, y);
    const card = page.getByTestId("hover-card");
    await card.getByText("Disangrai").waitFor();
    expect(await card.locator("dd").allTextContents()).toEqual(["35", "87.5%", "7"]);
  });

  test("the picture is saved as a PNG as wide as the page", async () => {
    await page.getByTestId("heat").waitFor();
    const saved = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save as PNG" }).click();
    const bytes = await readFile(await (await saved).path());
    expect(bytes.subarray(1, 4).toString()).toBe("PNG");
    expect(bytes.readUInt32BE(16)).toBe(1280);
  });

  test("clicking opens the events behind it, as many as it counts, and the link shows them again", async () => {
    await stage().click({ position: { x: 0, y: 0 }, trial: true });
    const { x, y } = await place(HERO);
    await page.mouse.click(x, y);
    await page.getByRole("heading", { name: "Events behind it" }).waitFor();
    await page.waitForURL(/behind=element/);
    const rows = page.locator("[aria-labelledby=events-behind] li");
    await rows.nth(34).waitFor();
    expect(await rows.count()).toBe(35);
    await page.reload();
    await rows.nth(34).waitFor();
    await page.getByRole("button", { name: "Back to the list" }).click();
  });

  test("two times are compared: what changed, and where there is too little to tell", async () => {
    const compare = page.getByRole("button", { name: "Compare" });
    await compare.click();
    await page.getByRole("button", { name: "The time before" }).click();
    await compare.click();
    await radio(/Difference/).check();
    await page.keyboard.press("Escape");
    await page.waitForURL(/against=before&difference=true/);
    await page.getByRole("img", { name: /This time, 40 against The time before, 30/ }).waitFor();
    const row = page.getByRole("row", { name: /\.head \.logo/ });
    await row.getByText("Less than before").waitFor({ state: "attached" });
    await compare.click();
    await page.getByRole("button", { name: "Compare with nothing" }).click();
  });

  test("what automated browsers did and filters leave out is accounted for, by layer", async () => {
    await text("41 stored = 40 used + 1 automated + 0 left out by width and filters.").waitFor();
    await radio(/Rage/).check();
    await page.getByRole("img", { name: /^4 rage clicks\./ }).waitFor();
    await page.getByRole("button", { name: "Filter" }).click();
    await page.getByLabel("Release").selectOption("1.0");
    await page.keyboard.press("Escape");
    await text("4 stored = 1 used + 0 automated + 3 left out by width and filters.").waitFor();
    await radio(/Clicks/).check();
    await text("41 stored = 5 used + 1 automated + 35 left out by width and filters.").waitFor();
  });
});

describe("the heatmap page", () => {
  beforeEach(async () => {
    tenant = await freshTenant(connection);
    await signIn(visitors.context, tenant.accounts.reader);
  });
  const send = (...events: Parameters<typeof newEvent>[0][]) => storeEvents(tenant, events.map(newEvent));

  test("an empty project shows the line to paste with its real key, and the first event appears by itself", async () => {
    await open();
    const snippet = await page.locator("pre").textContent();
    expect(snippet).toBe(`<script defer src="${baseUrl}/t.js" data-dsn="${tenant.dsn}"></script>`);
    let loads = 0;
    page.on("load", () => loads++);

    await send({ page: "/demo", selector: ".hero h1", x: 200, y: 300 });
    await text("First event received").waitFor();
    await page.getByTestId("heat").waitFor();
    expect(loads).toBe(0);
    expect(await page.getByRole("img", { name: /^1 click\. Hottest: / }).count()).toBe(1);
  });

  test("a project that only automated browsers visited is not empty, and its picture shows none of them", async () => {
    await send({ page: "/demo", bot: true });
    await open();
    await text("No clicks on this page yet").waitFor();
    await text("1 stored = 0 used + 1 automated + 0 left out by width and filters.").waitFor();
    await page.getByRole("button", { name: "/demo 0 clicks" }).waitFor();
  });

  test("what the viewer chooses goes into the address, and a pasted link shows the same", async () => {
    const pages = ["/demo", "/demo/checkout"];
    await send(
      ...pages.flatMap((path) => [390, 390, 1280].map((vw) => ({ page: path, vw, type: "hover" as const }))),
    );
    await open("heatmap?page=/demo/checkout&layer=hover&range=30d&opacity=40");
    await radio(/Phone/).and(page.locator(":checked")).waitFor();
    await radio(/Phone/).focus();
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    await page.waitForURL(/band=desktop/);
    await text("All 1,280 px wide").waitFor();
    await page.getByTestId("heat").waitFor();
    expect(await radio(/Hover/).isChecked()).toBe(true);
    expect(await page.getByRole("button", { name: /demo\/checkout/ }).isVisible()).toBe(true);
    expect(await page.getByRole("button", { name: "Last 30 days" }).isVisible()).toBe(true);
    expect(await page.getByLabel("Heat opacity").inputValue()).toBe("40");
    expect(await page.locator("iframe").getAttribute("src")).toBe(`${baseUrl}/demo/checkout?titik-preview=1`);
    await radio(/Hover/).focus();
    await page.keyboard.press("ArrowLeft");
    await page.waitForURL(/layer=dead/);
  });

  test("layers and pages tell how much they have, as the picture counts", async () => {
    await send(
      { page: "/demo" },
      { page: "/demo", rage: true },
      { page: "/demo", bot: true },
      { page: "/other" },
    );
    await open();
    await text("2 clicks").waitFor();
    const layers = page.getByRole("group", { name: "Layer" });
    await layers.getByText("Clicks2").waitFor();
    expect(await layers.textContent()).toBe("LayerClicks2Rage1Dead0Hover0Scroll reachAttentionElements");
    await page.waitForURL(/page=\/demo/);
    await open("heatmap?page=/demo&bots=include");
    await layers.getByText("Clicks3").waitFor();
  });

  test("clicks at other widths are counted, said, and drawn only when asked for", async () => {
    const narrow = [100, 110, 120].map((x) => ({ page: "/demo", vw: 1280, x, y: 300 }));
    await send(...narrow, { page: "/demo", vw: 1440, x: 900, y: 300 });
    await open("heatmap?page=/demo");
    await text("1 at other widths are not drawn").waitFor();
    await page.getByLabel("Clicks drawn").selectOption("all");
    await text("1 come from other widths than 1,280 px").waitFor();
    await page.waitForURL(/width=all/);
  });
});
