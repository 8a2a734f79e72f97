import { expect, test } from "vitest";
import {
  clicks,
  context,
  html,
  marker,
  open,
  page,
  pages,
  receiver,
  site,
  useTrackedPage,
} from "./tracked-page.ts";

useTrackedPage();

test.each(["doNotTrack", "globalPrivacyControl"])("a visitor who sets %s is not recorded", async (signal) => {
  await page.addInitScript((name) => {
    Object.defineProperty(navigator, name, { value: name === "doNotTrack" ? "1" : true });
  }, signal);
  await open(`<button id="buy">Buy</button>`);
  await page.click("#buy");
  await page.goto("about:blank");
  await marker();
  expect(receiver.events().every((event) => event.page === "/marker")).toBe(true);
});

test("data-ignore-dnt overrides Do-Not-Track but never Global Privacy Control", async () => {
  await page.addInitScript(() => Object.defineProperty(navigator, "doNotTrack", { value: "1" }));
  await open(`<button id="buy">Buy</button>`, "/page", "data-ignore-dnt");
  await page.click("#buy");
  await clicks();
  const before = receiver.events().length;
  await page.addInitScript(() => Object.defineProperty(navigator, "globalPrivacyControl", { value: true }));
  await page.goto(`${site.origin}/page`);
  await page.click("#buy");
  await page.goto("about:blank");
  await marker();
  expect(receiver.events().filter((event) => event.page !== "/marker")).toHaveLength(before);
});

test("the dashboard's preview records nothing, also after a link inside the frame", async () => {
  pages["/frame"] = html(`<a id="on" href="/second">on</a>`);
  pages["/second"] = html(`<button id="buy">Buy</button>`);
  pages["/elsewhere"] = `<iframe src="/frame?titik-preview"></iframe>`;
  await page.goto(`${site.origin}/elsewhere`);
  const frame = page.frameLocator("iframe");
  await frame.locator("#on").click();
  await frame.locator("#buy").click();
  await page.goto("about:blank");
  await marker();
  expect(receiver.events().every((event) => event.page === "/marker")).toBe(true);
});

test("where consent is required nothing is stored or sent before it, and nothing is left after it is taken back", async () => {
  const stored = () => page.evaluate(() => [Object.keys(localStorage), Object.keys(sessionStorage)]);
  const consent = (granted: boolean) =>
    page.evaluate((answer) => Reflect.get(window, "titik").consent(answer), granted);
  await open(`<button id="buy">Buy</button>`, "/page", "data-require-consent");
  await page.click("#buy");
  expect(await stored()).toEqual([[], []]);
  await consent(true);
  await page.click("#buy");
  await page.reload();
  await page.click("#buy");
  expect(await clicks(2)).toHaveLength(2);
  await page.goto(`${site.origin}/page`);
  await page.click("#buy");
  await consent(false);
  await page.click("#buy");
  await page.reload();
  await page.click("#buy");
  expect(await stored()).toEqual([["titik-consent"], []]);
  await page.evaluate(() => localStorage.clear());
  await page.goto("about:blank");
  await marker();
  expect(
    receiver.events().filter(({ type, page: path }) => type === "click" && path === "/page"),
  ).toHaveLength(2);
});

test("a session outside of the sample sends nothing; one inside weighs as much as those left out", async () => {
  await open(`<button id="buy">Buy</button>`, "/page", 'data-sample="0"');
  await page.click("#buy");
  await page.goto("about:blank");
  await marker();
  expect(receiver.events().every((event) => event.page === "/marker")).toBe(true);
  pages["/other"] = html(`<button id="buy">Buy</button>`, 'data-sample="0.25"');
  const other = await context.newPage();
  await other.addInitScript(() => {
    Math.random = () => 0;
  });
  await other.goto(`${site.origin}/other`);
  await other.click("#buy");
  await other.goto("about:blank");
  const [click] = await receiver.waitFor((event) => event.type === "click" && event.page === "/other");
  expect(click?.density).toBe(4);
});
