import { randomUUIDv7 } from "node:crypto";
import { join } from "node:path";
import { createHeatmapEvent, getHeatmapStats } from "@titik/heatmap-schema";
import postgres from "postgres";
import { expect, test } from "vitest";
import { issueToken } from "../../scripts/access/issue-token.ts";
import { freePort, kill, Titik, temporaryFolder } from "./run-titik.ts";

const WRITERS = 8;

/** Posts events until told to stop; `unclear` are those whose answer never came. */
async function write(url: string, headers: Record<string, string>, stop: AbortSignal) {
  const acknowledged: string[] = [];
  const unclear: ReturnType<typeof newEvent>[] = [];
  while (!stop.aborted) {
    const event = newEvent();
    try {
      const answer = await post(url, headers, event);
      if (answer === 201) acknowledged.push(event.eventId);
      else unclear.push(event);
    } catch {
      unclear.push(event);
      break;
    }
  }
  return { acknowledged, unclear };
}

const newEvent = () => ({
  eventId: randomUUIDv7(),
  type: "click",
  page: "/load",
  selector: "#a",
  x: 1,
  y: 1,
  vw: 100,
  vh: 100,
  sessionId: "load",
  ts: new Date().toISOString(),
});

async function post(url: string, headers: Record<string, string>, event: object): Promise<number> {
  const answer = await fetch(url + createHeatmapEvent.path, {
    method: "POST",
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify(event),
  });
  await answer.arrayBuffer();
  return answer.status;
}

test("promise 1: after kill -9 of server or database under load, every acknowledged event is there once, and a retry of an unclear one has one effect", async () => {
  const dataDirectory = join(temporaryFolder(), "data");
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const expected = new Set<string>();
  let titik = new Titik({ dataDirectory, port });
  await titik.ready();
  const access = await issueToken(titik.runFile(), { project: "demo", role: "writer" });
  const headers = { authorization: `Bearer ${access.token}`, "x-tenant-id": access.tenantId };

  for (const victim of ["server", "postgres"] as const) {
    const sql = postgres(titik.runFile().databaseUrl, { max: 1 });
    await sql`update projects set limits = '{"heatmap.write": 1000000}' where id = ${access.tenantId}`;
    await sql.end();
    const stop = new AbortController();
    const writers = Array.from({ length: WRITERS }, () => write(url, headers, stop.signal));
    // Some hundred requests are enough to be in the middle of the load.
    await expect
      .poll(() => countStored(titik, access.tenantId), { timeout: 20_000 })
      .toBeGreaterThan(expected.size + 100);
    kill(titik.processes()[victim].pid, "SIGKILL");
    stop.abort();
    const written = await Promise.all(writers);
    await titik.exited;

    titik = new Titik({ dataDirectory, port });
    await titik.ready();
    for (const { acknowledged, unclear } of written) {
      for (const eventId of acknowledged) expected.add(eventId);
      for (const event of unclear) {
        expect([200, 201]).toContain(await post(url, headers, event));
        expected.add(event.eventId);
      }
    }
    expect(await storedIds(titik, access.tenantId)).toEqual([...expected].sort());
  }
  const stats = await fetch(`${url}${getHeatmapStats.path}`, { headers });
  expect(await stats.json()).toMatchObject({ totals: { events: expected.size } });
  expect((await titik.stop()).code).toBe(0);
});

async function storedIds(titik: Titik, tenantId: string): Promise<string[]> {
  const sql = postgres(titik.runFile().databaseUrl, { max: 1 });
  try {
    const rows =
      await sql`select event_id from heatmap_events where tenant_id = ${tenantId} order by event_id`;
    return rows.map((row) => String(row.event_id));
  } finally {
    await sql.end();
  }
}

const countStored = async (titik: Titik, tenantId: string) => (await storedIds(titik, tenantId)).length;
