import { expect, test } from "vitest";
import {
  clicks,
  context,
  loaded,
  marker,
  open,
  page,
  pages,
  receiver,
  settle,
  useTrackedPage,
} from "./tracked-page.ts";

useTrackedPage();

const CHUNK = /\/t-more\.js/;

/** Holds the chunk back; the answer lets it come. */
const holdChunk = async (): Promise<() => void> => {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await context.route(CHUNK, async (route) => {
    await released;
    await route.continue();
  });
  return release;
};

test("a visit in which nobody moves or clicks loads the script alone", async () => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await open(`<div style="height:6000px"></div>`);
  await page.evaluate(() => scrollTo(0, 1_000));
  await page.goto("about:blank");
  await receiver.waitFor(({ type }) => type === "scroll");
  expect(asked.filter((path) => path.endsWith(".js"))).toEqual(["/t.js"]);
});

test("clicks before the chunk is there come once, in their order, with what marks rage and a fingerprint", async () => {
  const release = await holdChunk();
  const asked = page.waitForRequest(CHUNK);
  await open(
    `<button class="buy">Buy</button> <p data-ht-id="note" style="margin-top:200px"><button class="gone" onclick="this.remove()">x</button></p>`,
  );
  await page.click(".gone");
  for (let time = 0; time < 3; time++) await page.click(".buy");
  release();
  await loaded((await asked).url());
  const found = await clicks(4);
  await marker();
  expect(
    receiver.events().filter(({ type, page: path }) => type === "click" && path === "/page"),
  ).toHaveLength(4);
  expect(found.map(({ selector, rage, dead }) => [selector, rage, dead])).toEqual([
    ['[data-ht-id="note"] > button', undefined, undefined],
    ["button.buy", undefined, undefined],
    ["button.buy", undefined, undefined],
    ["button.buy", true, undefined],
  ]);
  expect(found.map(({ fingerprint }) => fingerprint?.split(":")[0])).toEqual([
    undefined,
    "button",
    "button",
    "button",
  ]);
});

test("a click that leaves the page before the chunk is there is sent", async () => {
  await holdChunk();
  pages["/next"] = "<p>next";
  await open(`<a id="on" href="/next">on</a>`);
  await page.click("#on");
  const [click] = await receiver.waitFor(({ type }) => type === "click");
  expect(click).toMatchObject({ page: "/page", selector: "#on", anchor: { kind: "document" } });
});

test.each([
  ["is blocked", () => context.route(CHUNK, (route) => route.abort())],
  [
    "is of another build",
    () =>
      context.route(CHUNK, (route) =>
        route.fulfill({
          contentType: "text/javascript",
          headers: { "access-control-allow-origin": "*" },
          body: 'export const BUILD = "other"; export const start = () => { throw new Error("not ours"); };',
        }),
      ),
  ],
])(
  "where the chunk %s, clicks and depth are recorded all the same, and the page sees no error",
  async (_, block) => {
    const errors: Error[] = [];
    page.on("pageerror", (error) => errors.push(error));
    await block();
    await open(`<button id="buy">Buy</button>`);
    const asked = page.waitForRequest(CHUNK);
    await page.click("#buy");
    await asked;
    await settle();
    await page.click("#buy");
    const found = await clicks(2);
    expect(found.map(({ selector, dead }) => [selector, dead])).toEqual([
      ["#buy", undefined],
      ["#buy", undefined],
    ]);
    await receiver.waitFor(({ type }) => type === "scroll");
    expect(errors).toEqual([]);
  },
);
