import { later } from "../listen.ts";
import { readPage } from "../measure.ts";
import type { Core } from "./start.ts";

/** A page has settled by then: what loads late is there, what opens at first is closed. */
const SETTLED_MS = 3_000;
/** Only asked for what every event says: page, width, release; nothing where the visit is not recorded. */
const NOBODY = { type: "hover", selector: "html", x: 0, y: 0, scrollX: 0, scrollY: 0 } as const;

/**
 * Answers what asks the server, once for each path and a while after it is called, whether a snapshot of this page is
 * wanted, and has it made.
 */
export const createOutlineAsk = ({ recorder, chunks, env, endpoint, dsn, signal }: Core) => {
  const asked = new Set<string>();
  const { fetch } = env;
  const ask = async (): Promise<void> => {
    const seen = recorder.stamp({ ...NOBODY, page: readPage() });
    if (!seen || !chunks.outline || asked.has(seen.page)) return;
    const { page, vw, release } = seen;
    asked.add(page);
    const url = `${endpoint}/api/outlines?dsn=${dsn}`;
    const query = new URLSearchParams({ page, vw: `${vw}`, ...(release && { release }) });
    const answer = await fetch(`${url}&${query}`, { credentials: "omit", signal });
    const { wanted } = await answer.json();
    if (wanted) (await chunks.outline()).start({ url, release, signal, fetch });
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (page: string): void => {
    // Called at each click: one timer at a time, and none for a path that was asked for.
    if (timer || asked.has(page)) return;
    timer = later(() => {
      timer = undefined;
      void ask().catch(() => {});
    }, SETTLED_MS);
  };
};
