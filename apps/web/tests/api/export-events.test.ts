import { setTimeout as wait } from "node:timers/promises";
import {
  createHeatmapBatch,
  ErrorResponse,
  ExportJob,
  exportHeatmapEvents,
  HeatmapEvent,
  listHeatmapEvents,
} from "@titik/heatmap-schema";
import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, test } from "vitest";
import { baseUrl, caller, freshTenant, newEvent, openDatabase } from "../support/stack.ts";

const connection = openDatabase();
const api = caller();
const path = exportHeatmapEvents.path;
const HOUR = 3_600_000;
const range = {
  from: new Date(Date.now() - HOUR).toISOString(),
  to: new Date(Date.now() + HOUR).toISOString(),
};

const awkward = ["=1+1", "+1", "-1", "@SUM(A1)", "\tTab", 'quote " and, comma', "line\r\nbreak", "é😀"];
const events = [
  ...awkward.map((selector) => newEvent({ selector })),
  ...Array.from({ length: 2_500 }, (_, index) =>
    newEvent({
      page: index % 2 ? "/a" : "/b",
      x: -index,
      ts: new Date(Date.now() - index * 100).toISOString(),
    }),
  ),
];
let tenant: Awaited<ReturnType<typeof freshTenant>>;
beforeAll(async () => {
  tenant = await freshTenant(connection);
  for (let start = 0; start < events.length; start += 500) {
    const batch = events.slice(start, start + 500);
    await api.post(createHeatmapBatch.path).set(tenant.as.writer).send(batch).expect(201);
  }
});

const download = async (query: Record<string, string>, headers = tenant.as.reader, from: string = path) => {
  const answer = await fetch(`${baseUrl}${from}?${new URLSearchParams(query)}`, { headers });
  expect(answer.status).toBe(200);
  return { text: await answer.text(), headers: answer.headers };
};

describe("the download", () => {
  test("S000-47: as CSV has a header row and every listed event", async () => {
    const { text, headers } = await download(range);
    expect(headers.get("content-type")).toBe("text/csv; charset=utf-8");
    const rows: Record<string, string>[] = parse(text, { columns: true });
    expect(rows.map(({ eventId }) => eventId).sort()).toEqual(events.map(({ eventId }) => eventId).sort());
    expect(rows.find(({ x }) => x === "-7")).toBeDefined();
  });

  test("S000-51: quoting survives a CSV parser, and no text starts like a formula", async () => {
    const { text } = await download(range);
    const rows: Record<string, string>[] = parse(text, { columns: true });
    const selectors = new Set(rows.map(({ selector }) => selector));
    for (const selector of awkward) {
      expect(selectors).toContain(/^[=+\-@\t\r]/.test(selector) ? `'${selector}` : selector);
    }
    expect(text.split("\r\n").at(-1)).toBe("");
  });

  test("S000-48: as NDJSON each line parses to a HeatmapEvent that was sent", async () => {
    const { text, headers } = await download({ ...range, format: "ndjson" });
    expect(headers.get("content-type")).toBe("application/x-ndjson; charset=utf-8");
    const lines = text.trimEnd().split("\n");
    const parsed = lines.map((line) => HeatmapEvent.parse(JSON.parse(line)));
    expect(parsed.map(({ eventId }) => eventId).sort()).toEqual(events.map(({ eventId }) => eventId).sort());
  });

  test("takes the filters of the list", async () => {
    const filter = { ...range, page: "/a" };
    const { text } = await download({ ...filter, format: "ndjson" });
    expect(text.trimEnd().split("\n")).toHaveLength(1_250);
  });

  test("S000-50: a reader needs from and to, an admin does not", async () => {
    const answer = await api.get(path).set(tenant.as.reader).expect(403);
    expect(ErrorResponse.parse(answer.body).code).toBe("FORBIDDEN");
    await api.get(path).query({ from: range.from }).set(tenant.as.writer).expect(403);
    expect((await download({}, tenant.as.admin)).text).not.toBe("");
  });

  test("of nothing is a header row, or nothing", async () => {
    const other = await freshTenant(connection);
    expect((await download(range, other.as.reader)).text).toMatch(/^eventId,[^\n]*\r\n$/);
    expect((await download({ ...range, format: "ndjson" }, other.as.reader)).text).toBe("");
  });

  test("S000-69: an unknown format is a 400, a reversed range a 422", async () => {
    await api
      .get(path)
      .query({ ...range, format: "xml" })
      .set(tenant.as.reader)
      .expect(400);
    await api.get(path).query({ from: range.to, to: range.from }).set(tenant.as.reader).expect(422);
  });

  test("a reader that hangs up leaves no transaction behind", async () => {
    const query = new URLSearchParams({ format: "ndjson" });
    for (let index = 0; index < 5; index += 1) {
      const cut = new AbortController();
      const answer = await fetch(`${baseUrl}${path}?${query}`, {
        headers: tenant.as.admin,
        signal: cut.signal,
      });
      await answer.body?.getReader().read();
      cut.abort();
    }
    await expect.poll(() => openTransactions(), { timeout: 5_000 }).toBe(0);
    await api.get(listHeatmapEvents.path).set(tenant.as.reader).expect(200);
  });
});

async function openTransactions(): Promise<number> {
  const [row] = await connection.db.execute<{ open: number }>(
    "select count(*)::int as open from pg_stat_activity where state = 'idle in transaction'",
  );
  return row?.open ?? -1;
}

describe("S000-49: with async=true", () => {
  const finished = async (headers: Record<string, string>, job: ExportJob): Promise<ExportJob> => {
    for (;;) {
      const answer = await api.get(job.statusUrl).set(headers).expect(200);
      const now = ExportJob.parse(answer.body);
      if (now.status === "completed" || now.status === "failed") return now;
      await wait(50);
    }
  };
  const request = async (query: Record<string, string>, headers = tenant.as.reader) =>
    ExportJob.parse(
      (
        await api
          .get(path)
          .query({ ...query, async: "true" })
          .set(headers)
          .expect(202)
      ).body,
    );

  test("answers 202, shows progress, and the file equals the direct download", async () => {
    const job = await request({ ...range, format: "csv" });
    expect(job).toMatchObject({ downloadUrl: null, rows: 0 });
    const done = await finished(tenant.as.reader, job);
    expect(done).toMatchObject({ status: "completed", rows: events.length, total: events.length });
    const file = await download({}, tenant.as.reader, done.downloadUrl ?? "");
    expect(file.text).toBe((await download(range)).text);
    expect(file.headers.get("content-disposition")).toContain("heatmap-events.csv");
  });

  test("is seen by whoever asked and by admins, not by others or another tenant", async () => {
    const job = await request({}, tenant.as.admin);
    await finished(tenant.as.admin, job);
    await api.get(job.statusUrl).set(tenant.as.reader).expect(404);
    const other = await freshTenant(connection);
    await api.get(job.statusUrl).set(other.as.admin).expect(404);
    const own = await request(range);
    await api.get(own.statusUrl).set(tenant.as.admin).expect(200);
  });

  test("an unknown id is a 404, a malformed one a 400", async () => {
    await api.get(`/api/analytics/heatmap/exports/${newEvent().eventId}`).set(tenant.as.admin).expect(404);
    await api.get("/api/analytics/heatmap/exports/1").set(tenant.as.admin).expect(400);
  });
});
