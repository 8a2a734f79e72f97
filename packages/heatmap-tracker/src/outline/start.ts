import { guarded } from "../listen.ts";
import { readPage, scroller } from "../measure.ts";
import { writePage } from "./write-page.ts";

const SLICE_MS = 10;
const MAX_BYTES = 524_288;

export interface OutlineWish {
  /** Where to send it, with the key. */
  url: string;
  /** What the page states as its version. */
  release: string | undefined;
  /** Ends with the recording. */
  signal: AbortSignal;
  fetch: (url: string, init: RequestInit) => Promise<Response>;
}

const whenIdle = (): Promise<void> =>
  new Promise((resolve) => {
    const next = () => resolve();
    if ("requestIdleCallback" in window) requestIdleCallback(next, { timeout: 1_000 });
    else setTimeout(next, 50);
  });

/** The pieces put together a few milliseconds at a time, so that the page never waits for it. */
export const writeInSlices = async (signal?: AbortSignal): Promise<string> => {
  let html = "";
  let until = 0;
  for (const piece of writePage()) {
    html += piece;
    if (performance.now() < until) continue;
    await whenIdle();
    if (signal?.aborted) return "";
    until = performance.now() + SLICE_MS;
  }
  return html;
};

const compressed = async (body: Blob): Promise<Blob> =>
  new Response(body.stream().pipeThrough(new CompressionStream("gzip"))).blob();

const send = async ({ url, release, signal, fetch }: OutlineWish): Promise<void> => {
  const page = readPage();
  const html = await writeInSlices(signal);
  const { innerWidth: vw } = window;
  const { scrollHeight: height } = scroller();
  const body = new Blob([JSON.stringify({ page, release, vw, height, html })]);
  // Another page by now, as in applications of a single one; or more than the server takes.
  if (!html || page !== readPage() || new Blob([html]).size > MAX_BYTES) return;
  const packs = "CompressionStream" in window;
  const headers = { "content-type": "text/plain", ...(packs && { "content-encoding": "gzip" }) };
  await fetch(url, {
    method: "POST",
    body: packs ? await compressed(body) : body,
    headers,
    credentials: "omit",
  });
};

/** Sends what this page looks like, masked, while it has nothing else to do; where that fails nobody misses it. */
export const start = (wish: OutlineWish): void => guarded(() => void send(wish).catch(() => {}));
