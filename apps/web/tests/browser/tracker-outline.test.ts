import { sanitizePage } from "@titik/core";
import { bundle } from "@titik/heatmap-tracker/build";
import { corpus, createBuild } from "@titik/heatmap-tracker/corpus";
import { beforeAll, describe, expect, test } from "vitest";
import {
  attend,
  open as openTracked,
  page,
  pages,
  settle,
  site,
  stopClock,
  useTrackedPage,
} from "./tracked-page.ts";
import type { InPage } from "./tracker-outline-in-page.ts";

declare global {
  var inPage: InPage;
}

useTrackedPage();

let script = "";
beforeAll(async () => {
  script = await bundle(`${import.meta.dirname}/tracker-outline-in-page.ts`);
});

/** What sites do: columns, floats, tables, fixed bars, capitals, spaced letters, justified text, inner scrollers. */
const STYLE = `
  *{box-sizing:border-box}
  body{margin:0;font:15px/1.5 "Liberation Serif",serif;width:auto}
  h1,h2{font-family:sans-serif;font-size:1.2em;letter-spacing:.02em;text-transform:uppercase}
  header{position:sticky;top:0;display:flex;gap:12px;align-items:center;justify-content:space-between;padding:8px}
  main{max-width:880px;margin:0 auto;text-align:justify}
  ul{display:flex;flex-wrap:wrap;gap:8px;padding:0;list-style:none}
  li{flex:1 1 180px;border:1px solid}
  button,.pill{font-weight:700;padding:4px 10px}
  aside{float:right;width:240px;margin:0 0 8px 16px}
  table{border-collapse:collapse}td,th{padding:2px 8px;border:1px solid}
  @font-face{font-family:Toko;src:url(/toko.woff2)}
  @font-face{font-family:"Toko Fallback";src:local("Liberation Sans"),local("Open Sans");size-adjust:110%}
  :root{--huruf:Toko,"Toko Fallback"}
  aside{font-family:var(--huruf)}
  td,th{font:italic 14px Toko}
  @media (max-width:700px){li{flex-basis:100%}}`;

const SECRET = {
  name: "Sri Wahyuningsih",
  mail: "sri.wahyuningsih@contoh.example",
  card: "4929 1183 7720 5541",
  note: "Diagnosis: hipertensi",
};

const ACCOUNT = `
  <header><a href="/akun/sri-wahyuningsih?token=hunter2" title="${SECRET.name}"><img alt="${SECRET.name}" width="40" height="40" src="/foto/sri.jpg"></a>
    <nav><a href="/pesanan">Pesanan saya</a> <a href="/keluar" class="pill">Keluar dari akun</a></nav></header>
  <main data-user="${SECRET.mail}">
    <h1 id="salam">Selamat datang, ${SECRET.name}</h1>
    <aside><p>Saldo Anda Rp 12.450.000 per 3 November</p><canvas width="200" height="80"></canvas><video width="200" height="60" poster="/foto/sri.jpg"></video></aside>
    <p>Kopi <b>${SECRET.name}</b> dikirim ke <a href="mailto:${SECRET.mail}">${SECRET.mail}</a> pada hari kerja berikutnya, sesudah pembayaran dengan kartu ${SECRET.card} diterima oleh bank, lalu dikemas di gudang kami di Bandung dan diserahkan kepada kurir.</p>
    <form><label>Nama <input name="nama" value="${SECRET.name}"></label>
      <input type="password" value="rahasia123"><input type="hidden" name="csrf" value="f00dfeed"><input type="checkbox" checked>
      <textarea rows="3">${SECRET.note}</textarea>
      <select><option>Jalan Merdeka 17</option><option selected>Jalan Kenanga 4</option></select>
      <input type="submit" value="Simpan ${SECRET.name}"><button>Batalkan</button></form>
    <div data-ht-mask><h2 id="tersembunyi">${SECRET.note}</h2><button name="periksa">Periksa</button></div>
    <div data-ht-ignore style="height:60px;overflow:hidden"><p>${SECRET.note}</p></div>
    <div contenteditable>${SECRET.note}</div>
    <noscript>${SECRET.note}</noscript><!-- ${SECRET.note} --><template><p>${SECRET.note}</p></template>
    <script type="application/json">{"note":"${SECRET.note}"}</script>
    <iframe width="300" height="90" srcdoc="<p>${SECRET.note}</p>"></iframe>
    <svg width="300" height="80"><text x="4" y="20">${SECRET.name}</text></svg>
    <svg width="16" height="16" viewBox="0 0 8 8"><title>${SECRET.note}</title><path d="M0 0h8v8"/></svg>
    <my-card></my-card>
    <p lang="ja">請求書をお送りします。</p><p dir="rtl">مرحبا بكم في متجرنا</p>
    <p style="background:url(/foto/sri.jpg)">${"Kopi nusantara dari pegunungan Gayo, Toraja, dan Kintamani, dipanggang tiap Senin. ".repeat(12)}</p>
  </main>
  <script>
    const root = document.querySelector("my-card").attachShadow({ mode: "open" });
    root.innerHTML = "<style>div{padding:9px}</style><div><b>${SECRET.name}</b> <button onclick='go()'>Kirim ulang</button></div>";
    document.querySelector("textarea").value += " dan diabetes";
    document.querySelector("[name=nama]").value = "Bu ${SECRET.name}";
  </script>`;

/** Of each kind of markup one; the others take their seconds without telling more. */
const CHOSEN = ["shop", "registry", "settings", "journal"];

const PAGES: Record<string, string> = {
  account: ACCOUNT,
  ...Object.fromEntries(
    corpus.filter(({ name }) => CHOSEN.includes(name)).map(({ name, html }) => [name, html(createBuild(1))]),
  ),
};

/** One grey pixel, as large as the page makes it. */
const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==",
  "base64",
);

const open = async (path: string, html: string) => {
  pages[path] = html;
  await page.route(/\.(?:jpg|png|gif|webp)$/, (route) =>
    route.fulfill({ contentType: "image/png", body: PIXEL }),
  );
  await page.goto(site.origin + path);
  await page.addScriptTag({ content: script });
};

/** The page as it is, its snapshot as the server keeps it, and the same of that. */
const capture = async (name: string) => {
  await open(
    "/original",
    `<!doctype html><meta charset=utf-8><title>${SECRET.note}</title><style>${STYLE}</style><body>${PAGES[name]}`,
  );
  const read = () =>
    page.evaluate(() => ({ boxes: inPage.boxes(), words: inPage.words(), clues: inPage.clues() }));
  const before = await read();
  const sent = await page.evaluate(() => inPage.outline());
  await open("/snapshot", sanitizePage(sent));
  return { before, sent, after: await read() };
};

/** What says something: masks are made of these letters alone. */
const wordsIn = (text: string) =>
  new Set(
    (text.match(/[\p{L}\p{N}]{3,}/gu) ?? []).filter((word) => !/^[ircxwm]+$|^0+$|^[口א]+$/u.test(word)),
  );

describe.each(Object.keys(PAGES))("the snapshot of a page (%s)", (name) => {
  test("holds none of its words, values or addresses, keeps each box within 2 px, and its controls are found by what their events say", async () => {
    const { before, sent, after } = await capture(name);
    expect([...wordsIn(after.words)]).toEqual([]);
    const original = wordsIn(before.words);
    expect(original.size).toBeGreaterThan(20);
    const text = sent.replace(/<style>[\s\S]*?<\/style>/g, "").replace(/<[^>]*>/g, " ");
    expect([...wordsIn(text)]).toEqual([]);
    for (const secret of [
      "wahyuningsih",
      "4929",
      "hipertensi",
      "hunter2",
      "rahasia",
      "f00dfeed",
      "diabetes",
      ".jpg",
      "onclick",
    ])
      expect(sent.toLowerCase()).not.toContain(secret);

    expect(after.boxes.length).toBe(before.boxes.length);
    const moved = before.boxes.flatMap(({ what, box }, index) => {
      const off = box.map((edge, side) => (after.boxes[index]?.box[side] ?? Number.NaN) - edge);
      return off.every((pixels) => Math.abs(pixels) <= 2)
        ? []
        : [`${what} ${off.map((each) => each.toFixed(1))}`];
    });
    expect(moved).toEqual([]);

    const found = await page.evaluate((clues) => inPage.found(clues), before.clues);
    const right = found.filter((at, index) => at === index).length;
    const wrong = found.filter((at, index) => at !== null && at !== index).length;
    expect({ wrong, isMost: right / found.length >= 0.95 }).toEqual({ wrong: 0, isMost: true });
  });
});

test("where the page loads its fonts, its snapshot has the page's own stand-in for them, else sans-serif", async () => {
  const faces = `@font-face{font-family:Toko;src:url(/toko.woff2)}
    @font-face{font-family:"Toko Fallback";src:local("Open Sans");size-adjust:110%}`;
  const stacks = `:root{--huruf:Toko,"Toko Fallback"} b{font-family:var(--huruf)} i{font:14px Toko} u{font-family:Toko,serif} s{font-family:Georgia}`;
  const words = "<b>Kopi</b><i>Gayo</i><u>Toraja</u><s>Kintamani</s><q style='font-family:Toko'>Bali</q>";
  await open("/original", `<!doctype html><style>${faces}${stacks}</style>${words}`);
  const sent = await page.evaluate(() => inPage.outline());
  expect(sent).not.toContain("woff");
  await open("/snapshot", sanitizePage(sent));
  const shown = await page.evaluate(() => ({
    faces: [...document.fonts].map(({ family }) => family),
    stacks: [...document.querySelectorAll("b,i,u,s,q")].map((each) => getComputedStyle(each).fontFamily),
  }));
  expect(shown).toEqual({
    faces: ["Toko Fallback"],
    stacks: [
      'Toko, "Toko Fallback", sans-serif',
      "Toko, sans-serif",
      "Toko, serif",
      "Georgia",
      "Toko, sans-serif",
    ],
  });
});

test("the server is asked once for a path, a while after somebody is there, and never where the site wants no snapshot", async () => {
  await stopClock();
  const asked: string[] = [];
  page.on("request", (request) => {
    const { pathname, searchParams } = new URL(request.url());
    if (pathname === "/api/outlines") asked.push(`${searchParams.get("page")} ${searchParams.get("vw")}`);
  });
  const stay = async (path: string, attributes: string) => {
    await openTracked("<button>Buy</button>", path, attributes);
    await attend();
    await page.click("button");
    await page.clock.runFor(10_000);
    await settle();
  };
  await stay("/quiet", "data-no-snapshot");
  expect(asked).toEqual([]);
  await stay("/page", "");
  expect(asked).toEqual(["/page 1000"]);
});

test("a snapshot is written in pieces of an element each, and the page has its turn after ten milliseconds", async () => {
  const row = "<li><a href='/kopi/gayo'>Kopi Gayo <b>panen baru</b></a> <button>Beli</button></li>";
  await open("/original", `<!doctype html><style>${STYLE}</style><ul>${row.repeat(500)}</ul>`);
  const { rests, length } = await page.evaluate(async () => {
    let rests = 0;
    let now = 0;
    // On a busy machine the true time says nothing: here each piece takes a millisecond.
    performance.now = () => (now += 1);
    window.requestIdleCallback = (callback) => {
      rests += 1;
      return setTimeout(callback);
    };
    const { length } = await inPage.outline();
    return { rests, length };
  });
  expect(length).toBeGreaterThan(50_000);
  // 2,000 elements with their texts, begun and ended.
  expect(rests).toBeGreaterThan(500);
});
