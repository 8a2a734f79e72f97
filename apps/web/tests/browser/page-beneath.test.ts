import { readFile } from "node:fs/promises";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { baseUrl, caller, freshTenant, openDatabase } from "../support/stack.ts";
import { comeAsPerson, signIn } from "./dashboard-session.ts";
import { launchBrowser } from "./launch-browser.ts";
import { servePages } from "./tracker-stand.ts";

const PAGE = "/akun";
const SECRET = "Sri Wahyuningsih";
const WIDTH = 1_000;
const connection = openDatabase();
const api = caller();
let tenant: Awaited<ReturnType<typeof freshTenant>>;
let site: Awaited<ReturnType<typeof servePages>>;
let browser: Browser;
let viewer: BrowserContext;
let page: Page;

const shopPage = () => `<!doctype html><meta charset="utf-8">
  <style>body{margin:0;font:16px/1.5 sans-serif}main{width:700px;margin:40px auto}li{height:120px}</style>
  <script defer src="${baseUrl}/t.js" data-dsn="${tenant.dsn}"></script>
  <main><h1>Halo ${SECRET}</h1><ul>${"Gayo,Toraja,Kintamani"
    .split(",")
    .map(
      (name) =>
        `<li><a href="/kopi/${name}">${name}</a> <button data-ht-id="beli" onclick="this.dataset.n=1">Beli ${name}</button></li>`,
    )
    .join("")}</ul></main>`;

/** Somebody clicks on the second button and stays until the page has sent what it looks like. */
async function visit(): Promise<void> {
  const context = await browser.newContext({ viewport: { width: WIDTH, height: 700 } });
  await comeAsPerson(context);
  const visitor = await context.newPage();
  const sent = visitor.waitForResponse(
    (answer) => answer.url().includes("/api/outlines") && answer.request().method() === "POST",
  );
  const counted = visitor.waitForResponse(
    (answer) =>
      answer.url().includes("/api/points") && answer.request().postData()?.includes('"click"') === true,
  );
  await visitor.goto(site.origin + PAGE);
  await visitor.locator("button").nth(1).click();
  expect((await sent).status()).toBe(201);
  expect((await counted).status()).toBe(201);
  await context.close();
}

beforeAll(async () => {
  tenant = await freshTenant(connection);
  site = await servePages(() => ({ [PAGE]: shopPage() }));
  browser = await launchBrowser();
  await visit();
  viewer = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
  await signIn(viewer, tenant.accounts.admin);
  page = await viewer.newPage();
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

const open = (more = "") =>
  page.goto(`${baseUrl}/dashboard/${tenant.tenantId}/heatmap?page=${PAGE}&range=24h${more}`);
/** A PNG of one colour. */
async function redImage(width: number, height: number): Promise<Buffer> {
  const address = await page.evaluate(
    (size) => {
      const canvas = Object.assign(document.createElement("canvas"), size);
      const context = canvas.getContext("2d");
      if (context) context.fillStyle = "red";
      context?.fillRect(0, 0, size.width, size.height);
      return canvas.toDataURL("image/png");
    },
    { width, height },
  );
  return Buffer.from(address.slice(address.indexOf(",") + 1), "base64");
}
/** The colour at a point of an image, 0 to 255. */
const pixelOf = (file: Buffer, x: number, y: number) =>
  page.evaluate(
    async ([bytes, left, top]) => {
      const image = await createImageBitmap(new Blob([Uint8Array.from(bytes)]));
      const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
      context?.drawImage(image, 0, 0);
      const [red = 0, green = 0] = context?.getImageData(left, top, 1, 1).data ?? [];
      return { red, green };
    },
    [[...file], x, y] as const,
  );
const menu = () => page.getByRole("button", { name: /^Drawn on/ });

test("a visit to a page with the snippet is enough: the heat lies on its masked snapshot, and its elements are found in it", async () => {
  await open();
  const frame = page.locator("iframe");
  await frame.waitFor();
  expect(await frame.getAttribute("sandbox")).toBe("allow-same-origin");
  expect(await frame.getAttribute("src")).toMatch(/\/pictures\/[\w-]+\/content$/);
  const inside = page.frameLocator("iframe");
  expect(await inside.locator("h1").textContent()).toMatch(/^[ircxwm]{4} [ircxwm]{3} [ircxwm]{12}$/);
  expect(await inside.locator("html").innerHTML()).not.toMatch(/Wahyuningsih|Gayo|script|onclick/);

  await page.locator("tbody tr button").first().click();
  expect(await page.locator("tbody tr button span").first().textContent()).toBe("Button beli");
  const outline = await page.getByTestId("selected-element").boundingBox();
  const button = await inside.locator("button").nth(1).boundingBox();
  if (!outline || !button) throw new Error("outline and button have to be there");
  expect(Math.abs(outline.x - button.x)).toBeLessThan(4);
  expect(Math.abs(outline.y - button.y)).toBeLessThan(4);
});

test("an element that is not in the snapshot is listed and not drawn", async () => {
  const event = {
    ...{
      eventId: crypto.randomUUID(),
      type: "click",
      page: PAGE,
      selector: "button",
      x: 9,
      y: 9,
      vw: WIDTH,
      vh: 700,
    },
    ...{ sessionId: "s", ts: new Date().toISOString(), fingerprint: "button:zz:zz:0.0.0.9.0" },
  };
  await api.post("/api/analytics/heatmap/events").set(tenant.as.writer).send(event).expect(201);
  await open();
  await page.locator("iframe").waitFor();
  const row = page.locator("tbody tr", { hasText: "Not on the page as it is drawn now" });
  await row.waitFor();
  expect(await row.locator("button span").first().textContent()).toBe("button");
});

test("what it is drawn on lives in the address, is chosen by keyboard, and an admin pins, uploads and rejects", async () => {
  await open();
  await menu().focus();
  await page.keyboard.press("Enter");
  await page.getByRole("radio", { name: "Live page" }).focus();
  await page.keyboard.press("Space");
  await page.waitForURL(/beneath=live/);

  await page.getByRole("radio", { name: "Snapshot" }).check();
  await page.getByRole("button", { name: "Pin", exact: true }).click();
  await page.getByRole("button", { name: "Unpin" }).waitFor();

  const png = await redImage(200, 100);
  await page.locator("input[type=file]").setInputFiles({ name: "a.png", mimeType: "image/png", buffer: png });
  await page.waitForURL(/beneath=image/);
  const image = page.getByRole("img", { name: `The page ${PAGE}` });
  const widthOf = () => image.evaluate((element) => (element as HTMLImageElement).naturalWidth);
  await expect.poll(widthOf).toBe(200);
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save as PNG" }).click();
  const { red, green } = await pixelOf(await readFile(await (await saved).path()), 950, 500);
  expect(red).toBeGreaterThan(2 * green);
  await menu().click();

  await page.getByRole("radio", { name: "Snapshot" }).check();
  await page.getByRole("button", { name: "Reject" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Reject" }).click();
  await page.getByText("An admin rejected it.").waitFor();
  const { body } = await api
    .get(`/api/projects/${tenant.tenantId}/pictures`)
    .query({ page: PAGE })
    .set(tenant.as.reader);
  expect(
    body.data.map(({ kind, state }: { kind: string; state: string }) => `${kind} ${state}`).sort(),
  ).toEqual(["image shown", "snapshot rejected"]);
});
