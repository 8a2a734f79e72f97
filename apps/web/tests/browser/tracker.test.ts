import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { HeatmapEvent } from "@titik/heatmap-schema";
import { buildScript, bundle } from "@titik/heatmap-tracker/build";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { launchBrowser } from "./launch-browser.ts";
import { servePages, serveReceiver } from "./tracker-stand.ts";

let browser: Browser;
let context: BrowserContext;
let page: Page;
let site: Awaited<ReturnType<typeof servePages>>;
let receiver: Awaited<ReturnType<typeof serveReceiver>>;
const pages: Record<string, string> = {};

beforeAll(async () => {
  receiver = await serveReceiver(await readFile(await buildScript(), "utf8"));
  site = await servePages(() => pages);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await site.close();
  await receiver.close();
});
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1000, height: 700 } });
  page = await context.newPage();
});
afterEach(async () => {
  await context.close();
  expect(receiver.failures).toEqual([]);
  receiver.reset();
  for (const path of Object.keys(pages)) delete pages[path];
});

const html = (body: string, attributes = "") =>
  `<!doctype html><meta charset="utf-8"><style>*{margin:0;box-sizing:border-box}</style>${receiver.snippet(attributes)}<body>${body}`;

/** Opens a page of the site that holds `body` and the snippet. */
const open = async (body: string, path = "/page", attributes = "") => {
  pages[path] = html(body, attributes);
  await page.goto(site.origin + path);
};

/** Leaves the page, which sends what waits, and answers the clicks. */
const clicks = async (count = 1): Promise<HeatmapEvent[]> => {
  await page.goto("about:blank");
  return receiver.waitFor(({ type }) => type === "click", count);
};

/** From now on time passes only when the test says so. */
const stopClock = async () => {
  const now = Date.now();
  await page.clock.install({ time: now });
  await page.clock.pauseAt(now + 1_000);
};

/** A round trip of the page: whatever was answered before has reached its scripts. */
const settle = () => page.evaluate(() => fetch(location.href).then((response) => response.text()));

/** Everything that a page sent before this one was certainly received. */
const marker = async () => {
  const other = await context.newPage();
  pages["/marker"] = html("<p>marker</p>");
  await other.goto(`${site.origin}/marker`);
  await other.mouse.click(5, 5);
  await other.goto("about:blank");
  await receiver.waitFor((event) => event.type === "click" && event.page === "/marker");
};

test("S001-19, CARD-09: a click arrives from another origin, valid, without preflight or cookie", async () => {
  await context.addCookies([{ name: "session", value: "secret", url: receiver.origin }]);
  await open(
    `<button id="buy" style="position:absolute;left:100px;top:50px;width:80px;height:40px">Buy</button>`,
  );
  await page.mouse.click(120, 80);
  const [click] = await clicks();
  expect(click).toMatchObject({
    type: "click",
    page: "/page",
    selector: "#buy",
    x: 120,
    y: 80,
    vw: 1000,
    vh: 700,
    scrollX: 0,
    scrollY: 0,
    documentWidth: 1000,
    pointer: "mouse",
    anchor: { kind: "document" },
    box: { x: 100, y: 50, width: 80, height: 40 },
    fraction: { x: 0.25, y: 0.75 },
    fingerprint: "button",
    trusted: true,
    bot: true,
    device: { dpr: 1 },
  });
  const [batch] = receiver.received;
  expect(batch).toMatchObject({ origin: site.origin, cookie: undefined });
  expect(batch?.contentType).toMatch(/^text\/plain/);
  expect(batch?.url).toBe(`/api/analytics/heatmap/bulk?partial=true&dsn=${receiver.dsn()}`);
});

test("a click deep down a scrolled page lies in document pixels", async () => {
  await open(
    `<div style="height:5000px;width:1600px"></div><a href="#x" style="display:block;height:20px">end</a>`,
  );
  await page.evaluate(() => scrollTo(300, 4_000));
  await page.mouse.click(50, 100);
  const [click] = await clicks();
  expect(click).toMatchObject({ x: 350, y: 4_100, scrollX: 300, scrollY: 4_000, documentHeight: 5_020 });
});

test("a click on a fixed header is anchored to the viewport however far the page is scrolled", async () => {
  await open(`<header style="position:fixed;top:0;height:60px;width:100%"><nav><a href="/kopi" onclick="return false">Kopi</a></nav></header>
    <main style="height:4000px"></main>`);
  await page.evaluate(() => scrollTo(0, 2_500));
  await page.getByText("Kopi").click();
  const [click] = await clicks();
  expect(click).toMatchObject({
    page: "/page",
    selector: 'a[href="/kopi"]',
    anchor: { kind: "fixed" },
    scrollY: 2_500,
  });
  expect((click?.y ?? 0) - 2_500).toBeLessThan(60);
});

test("a sticky bar is fixed while it sticks and part of the document before", async () => {
  await open(`<div style="height:300px"></div><div id="bar" style="position:sticky;top:0;height:50px">bar</div>
    <div style="height:4000px"></div>`);
  await page.click("#bar");
  await page.evaluate(() => scrollTo(0, 1_000));
  await page.click("#bar");
  expect((await clicks(2)).map(({ anchor }) => anchor?.kind)).toEqual(["document", "fixed"]);
});

test("a click in an inner scroller names the scroller and how far it is scrolled", async () => {
  await open(`<div id="terms" style="height:200px;width:400px;overflow:auto"><p style="height:900px">terms</p>
    <button id="agree" style="height:40px">Agree</button></div><div style="height:3000px"></div>`);
  await page.evaluate(() => {
    scrollTo(0, 50);
    document.querySelector("#terms")?.scrollTo(0, 740);
  });
  await page.mouse.click(10, 120);
  const [click] = await clicks();
  expect(click).toMatchObject({
    selector: "#agree",
    anchor: { kind: "container", selector: "#terms", scrollX: 0, scrollY: 740 },
    box: { x: 0, y: 160, height: 40 },
    y: 170,
    scrollY: 50,
  });
});

test("a scroller in a fixed dialog stays on the fixed layer and keeps its scroll", async () => {
  await open(`<div style="position:fixed;inset:100px"><div id="list" style="height:100px;overflow-y:scroll">
    <div style="height:600px"></div><button id="ok">ok</button></div></div><div style="height:3000px"></div>`);
  await page.click("#ok");
  const [click] = await clicks();
  expect(click?.anchor).toMatchObject({ kind: "fixed", selector: "#list" });
  expect(click?.anchor?.scrollY).toBeGreaterThan(500);
});

test("an item of a menu that its own click removes is named and measured as it was", async () => {
  await open(`<button id="open">Menu</button><script>
    document.getElementById("open").onclick = () => {
      document.body.insertAdjacentHTML("beforeend",
        '<ul id="menu" style="position:absolute;top:100px;left:0;padding:0;width:200px"><li>A</li><li data-ht-id="sort-price" style="height:30px">Price</li></ul>');
      document.getElementById("menu").onclick = (event) => event.currentTarget.remove();
    };</script>`);
  await page.click("#open");
  await page.click("[data-ht-id=sort-price]", { delay: 80 });
  await page.click("#open");
  await page.evaluate(() => document.querySelector<HTMLElement>("[data-ht-id=sort-price]")?.click());
  const items = (await clicks(4)).filter(({ selector }) => selector !== "#open");
  expect(items.map(({ selector }) => selector)).toEqual([
    '[data-ht-id="sort-price"]',
    '[data-ht-id="sort-price"]',
  ]);
  expect(items.map(({ box }) => [box?.width, box?.height])).toEqual([
    [200, 30],
    [200, 30],
  ]);
  expect(items.map(({ trusted }) => trusted)).toEqual([true, false]);
});

test("a press of Enter is a keyboard click on the element's centre", async () => {
  await open(
    `<button id="go" style="position:absolute;left:200px;top:100px;width:100px;height:50px">Go</button>`,
  );
  await page.focus("#go");
  await page.keyboard.press("Enter");
  const [click] = await clicks();
  expect(click).toMatchObject({
    x: 250,
    y: 125,
    pointer: "keyboard",
    fraction: { x: 0.5, y: 0.5 },
    trusted: true,
  });
});

test("a click on a label counts once, a click on the icon in a button is one on the button", async () => {
  await open(`<label id="size">Big <input type="checkbox" name="big"></label>
    <button id="like"><svg width="20" height="20"><path d="M0 0h20v20H0z"/></svg></button>`);
  await page.click("#size", { position: { x: 4, y: 4 } });
  await page.click("#like path");
  const found = await clicks(2);
  expect(found.map(({ selector }) => selector)).toEqual(["#size", "#like"]);
});

test("no text and no input value leaves the page, nor query or fragment", async () => {
  await open(
    `<p>Ratna Dewi</p><input id="mail" value="ratna@example.com" aria-label="Surel Ratna">
    <a href="/reset?token=hunter2" onclick="return false">reset</a>`,
    "/page",
  );
  await page.goto(`${site.origin}/page?token=hunter2#hunter3`);
  await page.click("p");
  await page.click("#mail");
  await page.type("#mail", "hunter4");
  await page.click("a");
  await clicks(3);
  expect(JSON.stringify(receiver.received)).not.toMatch(/ratna|hunter/i);
});

test("in a single-page application each click carries the path on which it happened", async () => {
  await open(`<button id="next">next</button><script>
    document.getElementById("next").onclick = () => history.pushState(null, "", location.pathname + "x?secret=1");
  </script>`);
  for (let turn = 0; turn < 3; turn++) await page.click("#next");
  expect((await clicks(3)).map((click) => click.page)).toEqual(["/page", "/pagex", "/pagexx"]);
});

test("a click that leaves the page is sent and stays with the page that was left", async () => {
  pages["/next"] = "<p>next";
  await open(`<a id="on" href="/next">on</a>`);
  await page.click("#on");
  const [click] = await receiver.waitFor(({ type }) => type === "click");
  expect(click?.page).toBe("/page");
});

test("what waits is sent when the tab is hidden", async () => {
  await open(`<button id="buy">Buy</button>`);
  await page.click("#buy");
  await page.evaluate(() => {
    Object.defineProperty(document, "hidden", { value: true });
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  });
  await receiver.waitFor(({ selector }) => selector === "#buy");
});

test("without leaving, a batch goes after five seconds", async () => {
  await stopClock();
  await open(`<button id="buy">Buy</button>`);
  await page.click("#buy");
  await page.clock.runFor(5_000);
  await receiver.waitFor(({ selector }) => selector === "#buy");
});

test("a page from a file, whose origin is null, is tracked", async () => {
  const folder = await mkdtemp(join(tmpdir(), "titik-page-"));
  try {
    await writeFile(join(folder, "index.html"), html(`<button id="buy">Buy</button>`));
    await page.goto(pathToFileURL(join(folder, "index.html")).href);
    await page.click("#buy");
    const [click] = await clicks();
    expect(click?.page).toMatch(/^\/.*\/index\.html$/);
    expect(receiver.received[0]?.origin).toBe("null");
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("a batch whose answer was lost is sent again with the same ids", async () => {
  await stopClock();
  receiver.replyNext((response) => response.socket?.destroy());
  await open(`<button id="buy">Buy</button>`);
  await page.click("#buy");
  const lost = page.waitForEvent("requestfailed");
  await page.clock.runFor(5_000);
  await lost;
  await settle();
  await page.clock.runFor(3_000);
  const [first, second] = await receiver.waitFor(({ type }) => type === "click", 2);
  expect(second).toEqual(first);
});

test("a page of another origin reads Retry-After and waits that long", async () => {
  await stopClock();
  receiver.replyNext((response) => response.writeHead(429, { "retry-after": "30" }).end());
  await open(`<button id="buy">Buy</button>`);
  await page.click("#buy");
  const refused = page.waitForEvent("response");
  await page.clock.runFor(5_000);
  await refused;
  await settle();
  await page.clock.runFor(29_000);
  expect(receiver.received).toHaveLength(1);
  await page.clock.runFor(1_000);
  await receiver.waitFor(({ type }) => type === "click", 2);
});

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
  pages["/dashboard/kopi"] = `<iframe src="/second"></iframe>`;
  pages["/elsewhere"] = `<iframe src="/frame?titik-preview"></iframe>`;
  await page.goto(`${site.origin}/elsewhere`);
  const frame = page.frameLocator("iframe");
  await frame.locator("#on").click();
  await frame.locator("#buy").click();
  await page.goto(`${site.origin}/dashboard/kopi`);
  await frame.locator("#buy").click();
  await page.goto("about:blank");
  await marker();
  expect(receiver.events().every((event) => event.page === "/marker")).toBe(true);
});

/** Scrolls and lets the browser dispatch the scroll event. */
const scrollPage = (y: number) =>
  page.evaluate(async (top) => {
    window.scrollTo(0, top);
    await new Promise((done) => window.addEventListener("scroll", done, { once: true }));
  }, y);

test("scroll depth is told once a second while it grows, and the last of it when the page goes", async () => {
  await stopClock();
  await open(`<div style="height:6000px"></div>`);
  await scrollPage(500);
  await scrollPage(1_000);
  await page.clock.runFor(1_000);
  await scrollPage(3_000);
  await scrollPage(200);
  await page.goto("about:blank");
  const depths = await receiver.waitFor(({ type }) => type === "scroll", 2);
  expect(depths.map(({ y }) => y)).toEqual([1_700, 3_700]);
  expect(depths[0]).toMatchObject({ selector: "html", page: "/page", documentHeight: 6_000 });
});

test("each view of a single-page application has a depth of its own, beginning with the first screen", async () => {
  await open(`<div style="height:6000px"></div>`);
  await scrollPage(2_000);
  await page.evaluate(() => history.pushState(null, "", "/second"));
  await scrollPage(0);
  await page.goto("about:blank");
  const depths = await receiver.waitFor(({ type }) => type === "scroll", 2);
  expect(depths.map((depth) => [depth.page, depth.y])).toEqual([
    ["/page", 2_700],
    ["/second", 700],
  ]);
});

test("a pointer that rests is a hover, once a place; one that passes is none", async () => {
  await stopClock();
  await open(
    `<button id="buy" style="position:absolute;left:300px;top:300px;width:100px;height:50px">Buy</button>
     <script>addEventListener("pointermove", ({ clientX, clientY }) => { document.title = clientX + " " + clientY })</script>`,
  );
  // The browser hands pointer moves to the page with its frames, so each is awaited there before time goes on.
  const moveTo = async (x: number, y: number, steps = 1) => {
    await page.mouse.move(x, y, { steps });
    await expect.poll(() => page.title()).toBe(`${x} ${y}`);
  };
  await moveTo(100, 100);
  await page.clock.runFor(300);
  await moveTo(320, 310, 5);
  await page.clock.runFor(300);
  await moveTo(323, 312);
  await page.clock.runFor(10_000);
  await page.goto("about:blank");
  await marker();
  const hovers = receiver.events().filter(({ type }) => type === "hover");
  expect(hovers).toHaveLength(1);
  expect(hovers[0]).toMatchObject({
    selector: "#buy",
    x: 320,
    y: 310,
    pointer: "mouse",
    fraction: { x: 0.2, y: 0.2 },
  });
});

test("a session lasts over pages of a tab, and its events have rising ids", async () => {
  await open(`<button id="buy">Buy</button>`);
  await page.click("#buy");
  await page.reload();
  await page.click("#buy");
  const [first, second] = await clicks(2);
  expect(second?.sessionId).toBe(first?.sessionId);
  expect((second?.eventId ?? "") > (first?.eventId ?? "")).toBe(true);
});

test("a snippet that stands twice in the page counts once, and a page that breaks what we use is not harmed", async () => {
  const errors: Error[] = [];
  page.on("pageerror", (error) => errors.push(error));
  await open(`${receiver.snippet()}<button id="buy">Buy</button>
    <script>Object.defineProperty(window, "sessionStorage", { get() { throw new Error("blocked"); } });</script>`);
  await page.click("#buy");
  expect(await clicks()).toHaveLength(1);
  await open(
    `<button id="buy">Buy</button><script>window.getComputedStyle = () => { throw new Error("broken"); };</script>`,
  );
  await page.click("#buy");
  await page.goto("about:blank");
  expect(errors).toEqual([]);
});

test("the React component records once under strict mode, states its release, and stops when it is unmounted", async () => {
  const script = await bundle(`${import.meta.dirname}/tracker-react-page.tsx`);
  pages["/react"] =
    `<!doctype html><body data-dsn="${receiver.dsn()}" data-endpoint="${receiver.origin}"><div id="root"></div><script>${script.replaceAll("</script", "<\\/script")}</script>`;
  await page.goto(`${site.origin}/react`);
  await page.click("#buy");
  await page.click("#leave");
  await page.click("#buy");
  const found = await clicks(2);
  expect(found.map(({ selector }) => selector)).toEqual(["#buy", "#leave"]);
  expect(found[0]?.release).toBe("1.2.3");
});
