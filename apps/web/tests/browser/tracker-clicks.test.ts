import { expect, test } from "vitest";
import {
  clicks,
  context,
  html,
  openAttended as open,
  page,
  pages,
  receiver,
  site,
  stopClock,
  useTrackedPage,
} from "./tracked-page.ts";

useTrackedPage();

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
    fingerprint: expect.stringMatching(/^button:[a-z0-9]+::/),
    trusted: true,
    bot: true,
    device: { dpr: 1 },
  });
  const [batch] = receiver.received;
  expect(batch).toMatchObject({ origin: site.origin, cookie: undefined });
  expect(batch?.contentType).toMatch(/^text\/plain/);
  expect(batch?.url).toBe(`/api/points?partial=true&dsn=${receiver.dsn()}`);
});

test("a click deep down a scrolled page lies in document pixels", async () => {
  await open(
    `<div style="height:5000px;width:1600px"></div><a href="#x" style="display:block;height:20px;overflow:hidden">end</a>`,
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
  for (let time = 0; time < 2; time++) await page.click("#bar");
  await page.evaluate(() => scrollTo(0, 1_000));
  await page.click("#bar");
  expect((await clicks(3)).map(({ anchor }) => anchor?.kind)).toEqual(["document", "document", "fixed"]);
});

test("a click in an inner scroller names the scroller and how far it is scrolled", async () => {
  await open(`<div id="terms" style="height:200px;width:400px;overflow:auto"><p style="height:900px">terms</p>
    <button id="agree" style="height:40px">Agree</button></div><div style="height:3000px"></div>`);
  await page.evaluate(() => {
    scrollTo(0, 50);
    document.querySelector("#terms")?.scrollTo(0, 740);
  });
  for (let time = 0; time < 2; time++) await page.mouse.click(10, 120);
  // Of a scroll in this very task no event has come yet.
  await page.evaluate(() => {
    document.querySelector("#terms")?.scrollTo(0, 720);
    document.querySelector("button")?.click();
  });
  const [click, , scrolled] = await clicks(3);
  expect(click).toMatchObject({
    selector: "#agree",
    anchor: { kind: "container", selector: "#terms", scrollX: 0, scrollY: 740 },
    box: { x: 0, y: 160, height: 40 },
    y: 170,
    scrollY: 50,
  });
  expect(scrolled).toMatchObject({ anchor: { scrollY: 720 }, box: { y: 180 } });
});

test("a click without a press says nothing of a press that became no click", async () => {
  await open(
    `<div id="terms" style="height:200px;overflow:auto"><div style="height:800px"></div><button id="agree">agree</button></div>`,
  );
  for (let time = 0; time < 2; time++) await page.click("#agree");
  // As of a finger that scrolls.
  await page.dispatchEvent("#agree", "pointerdown", { pointerType: "touch" });
  await page.evaluate(() => {
    document.querySelector("#terms")?.scrollTo(0, 580);
    document.querySelector("button")?.click();
  });
  const found = await clicks(3);
  expect(found.map(({ selector, anchor }) => [selector, anchor?.scrollY])).toEqual([
    ["#agree", expect.any(Number)],
    ["#agree", expect.any(Number)],
    ["#agree", 580],
  ]);
});

test("a press is for what is a control now, not for what was one at the press before", async () => {
  await open(`<div id="row"><span id="word">word</span></div>`);
  for (let time = 0; time < 3; time++) await page.click("#word");
  await page.evaluate(() => document.querySelector("#row")?.setAttribute("role", "button"));
  await page.click("#word");
  const found = await clicks(4);
  expect(found.map(({ selector }) => selector)).toEqual(["#word", "#word", "#word", "#row"]);
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

test("in an open shadow root the element inside is named, through its host", async () => {
  await open(`<my-card id="card"></my-card><script>
    customElements.define("my-card", class extends HTMLElement {
      connectedCallback() {
        this.attachShadow({ mode: "open" }).innerHTML =
          '<p>x</p><button class="buy" style="position:absolute;left:40px;top:60px;width:100px;height:40px"><i>Buy</i></button>';
      }
    });</script>`);
  await page.mouse.click(65, 90);
  const [click] = await clicks();
  expect(click).toMatchObject({
    selector: "#card >>> button.buy",
    x: 65,
    y: 90,
    box: { x: 40, y: 60, width: 100, height: 40 },
    fraction: { x: 0.25, y: 0.75 },
  });
});

test("a frame of the same origin belongs to the page, also one that comes later; one with its own tracker does not", async () => {
  pages["/inner"] =
    `<!doctype html><body style="margin:0;height:2000px"><button id="in" style="position:absolute;left:10px;top:620px;width:80px;height:40px">in</button>`;
  pages["/own"] = html(`<button id="own">own</button>`);
  await open(`<script>addEventListener("load", () => {
      for (const [src, top] of [["/inner", 100], ["/own", 400]])
        document.body.insertAdjacentHTML("beforeend",
          '<iframe name="' + src.slice(1) + '" src="' + src + '" style="position:absolute;left:50px;top:' + top + 'px;width:300px;height:200px;border:5px solid"></iframe>');
    });</script>`);
  const inner = page.frameLocator("[name=inner]");
  await inner.locator("#in").waitFor();
  await inner.locator("body").evaluate(() => scrollTo(0, 600));
  await page.mouse.click(50 + 5 + 30, 100 + 5 + 30);
  await page.frameLocator("[name=own]").locator("#own").click();
  const found = await clicks(2);
  expect(found.find((click) => click.page === "/page")).toMatchObject({
    selector: 'iframe[name="inner"] >>> #in',
    x: 85,
    y: 135,
    box: { x: 65, y: 125, width: 80, height: 40 },
    fraction: { x: 0.25, y: 0.25 },
    anchor: { kind: "container", selector: 'iframe[name="inner"] >>> html', scrollX: 0, scrollY: 600 },
  });
  expect(found.find((click) => click.page === "/own")).toMatchObject({ selector: "#own" });
});

test("nothing inside data-ht-ignore is recorded, and nothing that data-ht-mask holds names an element", async () => {
  await open(`<div data-ht-ignore><button id="hidden">x</button></div>
    <ul data-ht-mask id="ratna"><li data-name="ratna"><a href="/pasien/ratna" onclick="return false">Ratna Dewi</a></li></ul>
    <p data-ht-mask data-ht-id="patient">Ratna</p><button id="open">open</button>`);
  for (const each of ["#hidden", "a", "p", "#open"]) await page.click(each);
  const found = await clicks(3);
  expect(found.map(({ selector }) => selector)).toEqual([
    expect.stringMatching(/^[^[#]*a$/),
    '[data-ht-id="patient"]',
    "#open",
  ]);
  expect(found.map(({ fingerprint }) => fingerprint?.split(":").slice(0, 3))).toEqual([
    ["a", "", ""],
    ["p", "", ""],
    ["button", expect.stringMatching(/./), ""],
  ]);
});

test("the third quick click in a place is one of rage, and a click that does nothing is dead", async () => {
  await stopClock();
  await open(`<button id="dead">nothing</button> <button id="live">something</button> <input id="field">
    <button id="shorter">shorter</button>
    <button id="late">late</button> <a id="top" href="#top">top</a><script>
    document.getElementById("live").onclick = () => document.body.append("!");
    document.getElementById("late").onclick = () => setTimeout(() => document.body.append("!"), 2_000);
    </script>`);
  for (let time = 0; time < 3; time++) await page.click("#dead");
  await page.clock.runFor(3_000);
  await page.click("#live");
  await page.click("#field");
  await page.click("#top");
  await page.clock.runFor(3_000);
  await page.click("#late");
  await page.clock.runFor(3_000);
  // As a keyboard that comes up on the screen does it.
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  await page.click("#shorter");
  await page.setViewportSize({ width, height: height - 100 });
  await page.waitForFunction((before) => innerHeight < before, height);
  await page.clock.runFor(3_000);
  const found = await clicks(8);
  const said = found
    .toSorted((one, other) => one.eventId.localeCompare(other.eventId))
    .map(({ selector, rage, dead }) => [selector, rage, dead]);
  expect(said).toEqual([
    ["#dead", undefined, true],
    ["#dead", undefined, true],
    ["#dead", true, true],
    ["#live", undefined, undefined],
    ["#field", undefined, undefined],
    ["#top", undefined, undefined],
    ["#late", undefined, undefined],
    ["#shorter", undefined, undefined],
  ]);
});
