import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundle } from "@titik/heatmap-tracker/build";
import { expect, test } from "vitest";
import {
  attend,
  clicks,
  html,
  marker,
  open,
  page,
  pages,
  receiver,
  settle,
  site,
  stopClock,
  useTrackedPage,
} from "./tracked-page.ts";

useTrackedPage();

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

test("without leaving, the first batch goes after a second", async () => {
  await stopClock();
  await open(`<button id="buy" onclick="this.title = 1">Buy</button>`);
  await attend();
  await page.click("#buy");
  await page.clock.runFor(1_000);
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
  await open(`<button id="buy" onclick="this.title = 1">Buy</button>`);
  await attend();
  await page.click("#buy");
  const lost = page.waitForEvent("requestfailed");
  await page.clock.runFor(5_000);
  await lost;
  await settle();
  await page.clock.runFor(3_000);
  const [first, second] = await receiver.waitFor(({ type }) => type === "click", 2);
  expect(second).toEqual(first);
});

test("batches that follow each other at once have room in the browser, so none is refused there", async () => {
  await page.addInitScript(() => {
    const { fetch } = window;
    window.fetch = (...request) =>
      fetch(...request).catch((refusal: unknown) => {
        document.title += refusal;
        throw refusal;
      });
  });
  await open(`<button id="buy" onclick="this.value++">Buy</button>`);
  await attend();
  await page.evaluate(() => {
    for (let click = 0; click < 300; click++) document.getElementById("buy")?.click();
  });
  await receiver.waitFor(({ type }) => type === "click", 300);
  expect(await page.title()).toBe("");
});

test("a page of another origin reads Retry-After and waits that long", async () => {
  await stopClock();
  receiver.replyNext((response) => response.writeHead(429, { "retry-after": "30" }).end());
  await open(`<button id="buy" onclick="this.title = 1">Buy</button>`);
  await attend();
  await page.click("#buy");
  const refused = page.waitForEvent("response");
  await page.clock.runFor(1_000);
  await refused;
  await settle();
  await page.clock.runFor(29_000);
  expect(receiver.received).toHaveLength(1);
  await page.clock.runFor(1_000);
  await receiver.waitFor(({ type }) => type === "click", 2);
});

/** Scrolls and lets the browser dispatch the scroll event. */
const scrollPage = (y: number) =>
  page.evaluate(async (top) => {
    window.scrollTo(0, top);
    await new Promise((done) => window.addEventListener("scroll", done, { once: true }));
  }, y);

test("scroll depth is told once a second while it grows, and the last of it when the page goes; what passes by in a tenth of a second is none", async () => {
  await stopClock();
  await open(`<div style="height:6000px"></div>`);
  await scrollPage(2_000);
  await scrollPage(1_000);
  await page.clock.runFor(1_000);
  await scrollPage(3_000);
  await page.clock.runFor(100);
  await scrollPage(200);
  await page.goto("about:blank");
  const depths = await receiver.waitFor(({ type }) => type === "scroll", 2);
  expect(depths.map(({ y }) => y)).toEqual([1_700, 3_700]);
  expect(depths[0]).toMatchObject({ selector: "html", page: "/page", documentHeight: 6_000 });
});

test("each view of a single-page application has a depth of its own, beginning with the first screen", async () => {
  await stopClock();
  await open(`<div style="height:6000px"></div>`);
  await scrollPage(2_000);
  await page.evaluate(() => history.pushState(null, "", "/second"));
  await page.clock.runFor(100);
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
  await attend();
  // The browser hands pointer moves to the page with its frames, so each is awaited there before time goes on.
  const moveTo = async (x: number, y: number, steps = 1) => {
    await page.mouse.move(x, y, { steps });
    await expect.poll(() => page.title()).toBe(`${x} ${y}`);
  };
  for (const [x, y] of [
    [500, 500],
    [600, 500],
    [100, 100],
  ] as const) {
    await moveTo(x, y);
    await page.clock.runFor(300);
  }
  await moveTo(320, 310, 5);
  await page.clock.runFor(300);
  await moveTo(323, 312);
  await page.clock.runFor(10_000);
  // A page that goes before the answer comes leaves its batch to the next one.
  await settle();
  await page.goto("about:blank");
  await marker();
  // On the marker's own page the pointer may have rested too, where the machine is slow.
  const hovers = receiver.events().filter(({ type, page: path }) => type === "hover" && path === "/page");
  expect(hovers.map(({ x, y }) => [x, y])).toEqual([[320, 310]]);
  expect(hovers[0]).toMatchObject({
    selector: "#buy",
    x: 320,
    y: 310,
    pointer: "mouse",
    fraction: { x: 0.2, y: 0.2 },
  });
});

test("in a frame that came later than its page a pointer rests as long as elsewhere", async () => {
  pages["/inner"] =
    `<!doctype html><body style="margin:0"><button id="in" style="width:200px;height:100px">in</button>`;
  await open("");
  await attend();
  // The clock of a frame begins when it comes.
  await page.waitForFunction(() => performance.now() > 1_000);
  await page.evaluate(() => {
    document.body.insertAdjacentHTML(
      "beforeend",
      '<iframe src="/inner" style="position:absolute;left:100px;top:100px;width:300px;height:200px;border:0"></iframe>',
    );
  });
  await page.frameLocator("iframe").locator("#in").waitFor();
  await page.mouse.move(150, 120);
  await page.mouse.move(250, 150, { steps: 5 });
  const hovers = await receiver.waitFor(({ type, selector }) => type === "hover" && selector.includes(">>>"));
  expect(hovers.map(({ x, y }) => [x, y])).toEqual([[250, 150]]);
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

test("a page may state release, variant and user, also while it runs; the referrer comes without its query", async () => {
  pages["/from"] = `<a href="/page">on</a>`;
  pages["/page"] = html(
    `<button id="buy">Buy</button>`,
    'data-release="2.14.0" data-variant="b" data-sample="1"',
  );
  await page.goto(`${site.origin}/from?token=hunter2`);
  await page.click("a");
  await page.click("#buy");
  await page.evaluate(() => {
    const script = document.querySelector<HTMLScriptElement>("script[data-dsn]");
    if (script) script.dataset.userId = "u-17";
  });
  await page.click("#buy");
  const [before, after] = await clicks(2);
  expect(before).toMatchObject({ release: "2.14.0", variant: "b", referrer: `${site.origin}/from` });
  expect(before?.userId).toBeUndefined();
  expect(after?.userId).toBe("u-17");
});

test("what happens offline is sent by the next page, once", async () => {
  await open(`<button id="buy">Buy</button>`);
  pages["/later"] = html("<p>later");
  await page.evaluate(() => Object.defineProperty(navigator, "onLine", { value: false }));
  await page.click("#buy");
  const answered = page.waitForResponse((response) => response.url().includes("/api/points"));
  await page.goto(`${site.origin}/later`);
  await answered;
  await settle();
  await page.goto(`${site.origin}/later`);
  await page.goto("about:blank");
  const offline = await receiver.waitFor((event) => event.type === "click" && event.page === "/page");
  await marker();
  expect(receiver.events().filter(({ eventId }) => eventId === offline[0]?.eventId)).toHaveLength(1);
});
