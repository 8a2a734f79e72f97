import { buildScripts, bundle } from "@titik/heatmap-tracker/build";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "./launch-browser.ts";
import { attend } from "./tracked-page.ts";
import type { judgeCorpus as JudgeCorpus } from "./tracker-corpus-in-page.ts";
import { servePages, serveReceiver } from "./tracker-stand.ts";

declare global {
  var judgeCorpus: typeof JudgeCorpus;
}

let browser: Browser;
let page: Page;
let site: Awaited<ReturnType<typeof servePages>>;
let receiver: Awaited<ReturnType<typeof serveReceiver>>;
let body = "";

beforeAll(async () => {
  receiver = await serveReceiver(await buildScripts());
  site = await servePages(() => ({ "/": `<!doctype html>${receiver.snippet()}<body>${body}` }));
  browser = await launchBrowser();
  page = await browser.newPage();
});
afterAll(async () => {
  await browser.close();
  await site.close();
  await receiver.close();
});

/** Opens a page that holds `markup` and answers the selector of each element that `targets` finds. */
const selectorsOf = async (markup: string, targets = "[target]"): Promise<string[]> => {
  body = markup;
  receiver.reset();
  await page.goto(site.origin);
  await attend(page);
  const count = await page.evaluate((each) => {
    document.addEventListener("click", (event) => event.preventDefault());
    const elements = [...document.querySelectorAll(each)];
    for (const element of elements)
      element.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, detail: 1 }));
    return elements.length;
  }, targets);
  await page.goto("about:blank");
  expect(receiver.failures).toEqual([]);
  return (await receiver.waitFor(({ type }) => type === "click", count)).map(({ selector }) => selector);
};

test.each([
  [
    "a mark before everything else",
    `<b data-ht-id="hero" id="a" name="b" target></b>`,
    '[data-ht-id="hero"]',
  ],
  ["a test id as a mark", `<b class="x" data-testid="pay" target></b>`, '[data-testid="pay"]'],
  ["a mark with quotes, escaped", `<b data-ht-id='say "hi"' target></b>`, '[data-ht-id="say \\"hi\\""]'],
  ["an id that a person wrote", `<b id="main-menu" target></b>`, "#main-menu"],
  ["no id that React made", `<input id=":r1:" name="city" target>`, 'input[name="city"]'],
  ["no id with a number of the database", `<b id="row-48213" class="total" target></b>`, "b.total"],
  ["an attribute that names", `<b data-sku="gayo-wine" target></b>`, 'b[data-sku="gayo-wine"]'],
  ["a link by where it leads", `<a href="/kopi" target></a><a href="/teh"></a>`, 'a[href="/kopi"]'],
  ["a link without its query", `<a class="reset" href="/reset?token=hunter2" target></a>`, "a.reset"],
  ["no attribute that changes with use", `<b data-state="closed" class="panel" target></b>`, "b.panel"],
  ["a class without its hash", `<b class="Button_btn__x7Kq2" target></b>`, 'b[class*="Button_btn__"]'],
  [
    "a class around its hash",
    `<b class="page-module__8aEwWa__card" target></b>`,
    'b[class*="page-module__"][class*="__card"]',
  ],
  ["no class that is a hash", `<p><b class="css-1q2w3e" target></b></p>`, "p > b"],
  ["no class that changes with use", `<p><b class="is-active" target></b></p>`, "p > b"],
])("an element is named by %s", async (_, markup, selector) => {
  const [found] = await selectorsOf(markup);
  if (selector === "p > b") expect(found).toMatch(/(^|> )p > b$/);
  else expect(found).toBe(selector);
});

test("an element that is not unique is named within its nearest telling ancestor", async () => {
  const card = (sku: string) => `<li data-sku="${sku}"><h3>x</h3><button class="add" target>+</button></li>`;
  expect(await selectorsOf(`<ul>${card("gayo")}${card("toraja")}</ul>`)).toEqual([
    'li[data-sku="gayo"] button.add',
    'li[data-sku="toraja"] button.add',
  ]);
});

test("a row without a name of its own is told by its link, so that sorting does not move its clicks", async () => {
  const row = (slug: string) => `<li><a href="/p/${slug}">x</a><button target>+</button></li>`;
  const sorted = await selectorsOf(`<ul>${row("a")}${row("b")}</ul>`);
  expect(sorted).toEqual(['li:has([href="/p/a"]) button', 'li:has([href="/p/b"]) button']);
  expect(await selectorsOf(`<ul>${row("b")}${row("a")}</ul>`)).toEqual(sorted.toReversed());
});

test("position is the last resort, and still unique", async () => {
  const selectors = await selectorsOf(
    `<main id="app"><p><i></i><b></b></p><p><b></b><b></b></p></main>`,
    "b, i",
  );
  expect(selectors).toEqual([
    "#app i",
    "#app > p:nth-of-type(1) > b",
    "#app > p:nth-of-type(2) > b:nth-of-type(1)",
    "#app > p:nth-of-type(2) > b:nth-of-type(2)",
  ]);
});

test("every element of a page without a single name has a selector of its own, of at most 2,048 characters", async () => {
  const deep = `${"<div>".repeat(450)}<b></b>`;
  const rows = `<table>${"<tr><td><span></span></td><td><span></span><span></span></td></tr>".repeat(8)}</table>`;
  const selectors = await selectorsOf(rows + deep, "td span");
  expect(new Set(selectors).size).toBe(24);
  const [longest = ""] = await selectorsOf(rows + deep, "div b");
  expect(longest.length).toBeGreaterThan(2_000);
});

test("an element that was clicked before is named anew when the page has changed, also in the same task", async () => {
  body = `<button id="one" class="buy">Buy</button>`;
  receiver.reset();
  await page.goto(site.origin);
  await attend(page);
  await page.evaluate(() => {
    const button = document.querySelector("button");
    for (const id of ["one", "one", "two", ""]) {
      if (button) button.id = id;
      button?.click();
    }
  });
  await page.goto("about:blank");
  const clicks = await receiver.waitFor(({ type }) => type === "click", 4);
  expect(clicks.map(({ selector }) => selector)).toEqual(["#one", "#one", "#two", "button.buy"]);
});

test("an element of another namespace or with a strange tag is named too", async () => {
  const selectors = await selectorsOf(`<svg target><linearGradient target/></svg><foo:bar target></foo:bar>`);
  expect(selectors).toHaveLength(3);
});

test("on pages that nobody tuned on: all unique, 99 % found after a rebuild, 80 % after a mutation, 5 % wrong at most", async () => {
  await page.goto("about:blank");
  await page.addScriptTag({ content: await bundle(`${import.meta.dirname}/tracker-corpus-in-page.ts`) });
  const { pages, same, rebuild, mutation } = await page.evaluate(() => judgeCorpus());
  expect(pages).toBeGreaterThanOrEqual(3);
  expect(same.right).toBe(same.targets);
  expect(rebuild.right / rebuild.targets).toBeGreaterThanOrEqual(0.99);
  expect(mutation.right / mutation.targets).toBeGreaterThanOrEqual(0.8);
  expect((rebuild.wrong + mutation.wrong) / (rebuild.targets + mutation.targets)).toBeLessThanOrEqual(0.05);
});
