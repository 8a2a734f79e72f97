import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { buildScripts, bundle } from "@titik/heatmap-tracker/build";
import { corpus, createBuild } from "@titik/heatmap-tracker/corpus";
import type { Browser } from "playwright-core";
import { launchWholeBrowser } from "../../apps/web/tests/browser/launch-browser.ts";
import type { Section } from "./report.ts";

type Step = "move" | "click" | "scroll" | "rest";
type Cost = Record<Step, number> & { longestCallback: number };

declare global {
  /** Of the bundle in the page. */
  var visit: Record<Step, (count: number) => Promise<void>>;
  /** Milliseconds, in a page that times them. */
  var longestCallback: number | undefined;
}

const STEPS: readonly Step[] = ["move", "click", "scroll", "rest"];
/** Rests for so many seconds: whatever a script put off until the page is idle, or sends every few seconds, counts. */
const REST_SECONDS = 7;
const COUNTS = { move: 10_000, click: 200, scroll: 100, rest: 1 };
const NONE = "no tracker";
/** Of an address: what scripts have the browser call is timed, which costs itself. */
const TIMED = "?timed";

const here = import.meta.dirname;

/** Of each script its files, the first of which the page loads; what has none is measured as the floor. */
const readScripts = async (): Promise<Record<string, Record<string, string>>> => ({
  [NONE]: {},
  Titik: await buildScripts(),
  "clarity-js": { "t.js": await bundle(`${here}/tracker/clarity.ts`) },
  "posthog-js, heatmaps only": { "t.js": await bundle(`${here}/tracker/posthog.ts`) },
});

const ROWS = 250;

/** About 2,000 elements: the pages of the corpus below each other, and a long list. */
const pageBody = () => {
  const row = (index: number) =>
    `<li class="row"><a href="/news/${index}">News ${index}</a><p>What happened.</p><button>Keep</button></li>`;
  const list = Array.from({ length: ROWS }, (_, index) => row(index)).join("");
  return `${corpus.map(({ html }) => html(createBuild(1))).join("\n")}<ul class="news">${list}</ul>`;
};

/** A script of ours in the page itself. */
const inline = async (file: string) =>
  `<script>${(await bundle(`${here}/tracker/${file}`)).replaceAll("</script", "<\\/script")}</script>`;

const serve = async (scripts: Record<string, Record<string, string>>) => {
  const [visit, timing] = await Promise.all([inline("visit.ts"), inline("time-callbacks.ts")]);
  const body = pageBody();
  const server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? "/", "http://bench");
    const [, folder = "", file = ""] = pathname.split("/");
    const files = scripts[decodeURIComponent(folder)];
    if (request.method !== "GET" || files === undefined) response.writeHead(200).end("{}");
    else if (file)
      response
        .writeHead(200, { "content-type": "text/javascript; charset=utf-8" })
        .end(new Map(Object.entries(files)).get(file) ?? "");
    else
      response
        .writeHead(200, { "content-type": "text/html; charset=utf-8" })
        .end(
          `<!doctype html><meta charset="utf-8">${search === TIMED ? timing : ""}${visit}<script defer data-dsn="bench" data-ignore-dnt src="/${folder}/t.js"></script><body>${body}`,
        );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() };
};

/** Processor seconds of scripts for each step of a visit, in a page of its own. */
const measure = async (browser: Browser, url: string, isQuick: boolean): Promise<Cost> => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    await page.goto(url, { waitUntil: "load" });
    const devtools = await context.newCDPSession(page);
    // The processor's time: on a busy machine the clock counts what others do.
    await devtools.send("Performance.enable", { timeDomain: "threadTicks" });
    const scriptSeconds = async () => {
      const { metrics } = await devtools.send("Performance.getMetrics");
      return metrics.find(({ name }) => name === "ScriptDuration")?.value ?? 0;
    };
    const cost: Cost = { move: 0, click: 0, scroll: 0, rest: 0, longestCallback: 0 };
    for (const step of STEPS) {
      const count = step === "rest" ? 1 : COUNTS[step] / (isQuick ? 5 : 1);
      const before = await scriptSeconds();
      await page.evaluate(([name, times]) => visit[name](times), [
        step,
        step === "rest" ? REST_SECONDS : count,
      ] as const);
      cost[step] = ((await scriptSeconds()) - before) / count;
    }
    cost.longestCallback = await page.evaluate(() => window.longestCallback ?? 0);
    return cost;
  } finally {
    await context.close();
  }
};

const median = (values: number[]): number =>
  values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0;

/** Of each file, that of the page first. */
const weightOf = (files: Record<string, string>): string =>
  Object.values(files)
    .map((code) => gzipSync(code, { level: 9 }).length)
    .join(" + ") || "0";

/** What the tracker weighs and costs, beside a page without one and two that are widely used. */
export async function benchTracker(isQuick: boolean): Promise<Section> {
  const scripts = await readScripts();
  const names = Object.keys(scripts);
  const site = await serve(scripts);
  const browser = await launchWholeBrowser();
  try {
    const costs: Record<string, Cost[]> = Object.fromEntries(names.map((name) => [name, []]));
    const addressOf = (name: string) => `${site.origin}/${encodeURIComponent(name)}/`;
    for (let round = 0; round < (isQuick ? 1 : 7); round++)
      for (const name of names) costs[name]?.push(await measure(browser, addressOf(name), isQuick));
    const longest: Record<string, number> = {};
    for (const name of names)
      longest[name] = (await measure(browser, addressOf(name) + TIMED, isQuick)).longestCallback;
    const typical = (name: string, step: Step) => median((costs[name] ?? []).map((cost) => cost[step]));
    const net = (name: string, step: Step) => Math.max(0, typical(name, step) - typical(NONE, step));
    // Of whole visits: what is sent now and then falls into one step of this visit, into another of the next.
    const whole = (name: string) =>
      median(
        (costs[name] ?? []).map((cost) => STEPS.reduce((sum, step) => sum + cost[step] * COUNTS[step], 0)),
      );
    const visit = (name: string) => whole(name) - whole(NONE);
    const floor = visit("posthog-js, heatmaps only");
    return {
      title: "Tracker",
      text: [
        `Processor time of scripts on the main thread beyond that of the same page without a tracker, medians of alternating runs: ${COUNTS.move} moves, ${COUNTS.click} clicks, ${COUNTS.scroll} scrolls on about 2,000 elements, and ${REST_SECONDS} seconds afterwards, in which comes what was put off. The longest piece is what a script held the page up with at once, in a visit of its own: a listener, a timer, an idle moment, but not what awaits a promise.`,
      ],
      tables: [
        {
          head: [
            "Script",
            "bytes, gzip",
            "a move, µs",
            "a click, µs",
            "a scroll, µs",
            "afterwards, ms",
            "the visit, ms",
            "of posthog-js",
            "longest piece, ms",
          ],
          rows: names.map((name) => [
            name,
            weightOf(scripts[name] ?? {}),
            ...(["move", "click", "scroll"] as const).map((step) => (net(name, step) * 1e6).toFixed(1)),
            (net(name, "rest") * 1e3).toFixed(1),
            (visit(name) * 1e3).toFixed(0),
            `${(visit(name) / floor).toFixed(2)}×`,
            longest[name]?.toFixed(1) ?? "",
          ]),
        },
      ],
    };
  } finally {
    await browser.close();
    site.close();
  }
}
