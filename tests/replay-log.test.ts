import { mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { HeatmapEvent } from "@titik/heatmap-schema";
import { afterAll, describe, expect, test } from "vitest";
import { readRow } from "../scripts/replay/log-row.ts";
import { readReplayOptions } from "../scripts/replay/options.ts";
import { readLog } from "../scripts/replay/read-log.ts";
import { replayLog } from "../scripts/replay/replay-log.ts";
import { surveyLog } from "../scripts/replay/survey-log.ts";
import { createMapping } from "../scripts/replay/to-event.ts";

const folder = mkdtempSync(join(tmpdir(), "titik-replay-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function log(text: string): string {
  const path = join(folder, "log.csv");
  writeFileSync(path, text);
  return path;
}

async function rowsOf(text: string) {
  const rows = [];
  for await (const row of readLog(log(text))) rows.push(row);
  return rows;
}

describe("reading a log", () => {
  test("takes columns in any order, spaces, CRLF, a byte order mark, empty lines and columns of its own", async () => {
    const rows = await rowsOf("\uFEFFkind, y,note,x,t\r\nmove, 2,a,1,0\r\n\r\npress,-4,b,3.5,16.7\r\n");
    expect(rows).toEqual([
      { line: 2, form: "elapsed", time: 0, type: "hover", x: 1, y: 2 },
      { line: 4, form: "elapsed", time: 16.7, type: "click", x: 3.5, y: -4 },
    ]);
  });

  test.each([
    ["0", "elapsed", 0],
    ["99999999", "elapsed", 99_999_999],
    ["1790000000.25", "epoch-seconds", 1_790_000_000_250],
    ["1790000000250", "epoch-milliseconds", 1_790_000_000_250],
    ["2026-09-21T13:33:20.250+07:00", "iso", Date.parse("2026-09-21T06:33:20.250Z")],
  ])("reads t = %s as %s", (t, form, time) => {
    expect(readRow({ t, x: "1", y: "2", kind: "move" }, 2)).toMatchObject({ form, time });
  });

  test.each([
    ["a kind it does not know", "t,x,y,kind\n0,1,2,move\n5,1,2,tap\n", /^Line 3 of .*kind must be.*"tap"/],
    ["an empty number", "t,x,y,kind\n0,,2,move\n", /^Line 2 of .*x must be a number/],
    ["a number in hexadecimal", "t,x,y,kind\n0,1,0x10,move\n", /^Line 2 of .*y must be a number/],
    ["a place outside of any page", "t,x,y,kind\n0,1,2000000,move\n", /^Line 2 of .*y must be a number from/],
    ["a time that is none", "t,x,y,kind\nsoon,1,2,move\n", /^Line 2 of .*t must be/],
    ["a negative time", "t,x,y,kind\n-1,1,2,move\n", /^Line 2 of .*t must be/],
    [
      "times of two forms",
      "t,x,y,kind\n0,1,2,move\n1790000000250,1,2,move\n",
      /^Line 3 of .*t is epoch-milliseconds/,
    ],
    ["a short row", "t,x,y,kind\n0,1,2,move\n0,1,2\n", /^Line 3 of .*not a row of CSV/],
    ["an unclosed quote", 't,x,y,kind\n0,1,2,"move\n', /^Line \d of .*not a row of CSV/],
    ["a missing column", "t,x,y\n0,1,2\n", /needs the columns t, x, y, kind/],
  ])("refuses %s with one sentence and its line", async (_, text, sentence) => {
    await expect(rowsOf(text)).rejects.toThrow(sentence);
  });

  test("an unclosed quote does not take the rest of a large file into memory", async () => {
    await expect(rowsOf(`t,x,y,kind\n0,1,2,"move\n${"0,1,2,move\n".repeat(200_000)}`)).rejects.toThrow(
      /CSV_MAX_RECORD_SIZE/,
    );
  });

  test("a log without rows, and one that is not there, are said in one sentence", async () => {
    await expect(surveyLog(log("t,x,y,kind\n"))).rejects.toThrow(/holds no rows/);
    await expect(surveyLog(log(""))).rejects.toThrow(/holds no rows/);
    await expect(surveyLog(join(folder, "missing.csv"))).rejects.toThrow(/cannot be read \(ENOENT\)/);
  });

  test("the survey counts each kind and finds first and last, whatever the order", async () => {
    const survey = await surveyLog(
      log("t,x,y,kind\n30,1,2,move\n10,1,2,press\n20,1,2,scroll\n20,1,2,move\n"),
    );
    expect(survey).toMatchObject({
      counts: { click: 1, hover: 2, scroll: 1 },
      rows: 4,
      first: 10,
      last: 30,
    });
  });
});

describe("mapping rows to events", () => {
  const recording = { digest: "d", page: "/p", vw: 1280, vh: 720, offset: 1_790_000_000_000 };
  const row = { line: 2, time: 16.7, form: "elapsed", type: "click", x: 1.5, y: 2 } as const;

  test("each is one valid event at the row's place and moment", () => {
    const event = createMapping(recording).toEvent(row);
    expect(HeatmapEvent.parse(event)).toMatchObject({
      type: "click",
      page: "/p",
      x: 1.5,
      y: 2,
      vw: 1280,
      vh: 720,
      ts: new Date(1_790_000_000_017).toISOString(),
      trusted: true,
    });
  });

  test("the same recording gives the same ids, another log, page, viewport, offset, run or line gives others", () => {
    const idOf = (changes: object, line = 2) =>
      createMapping({ ...recording, ...changes }).toEvent({ ...row, line }).eventId;
    const changes = [{ digest: "e" }, { page: "/q" }, { vw: 1 }, { vh: 1 }, { offset: 1 }, { run: "r" }];
    const ids = [idOf({}), idOf({}, 3), ...changes.map((change) => idOf(change))];
    expect(idOf({})).toBe(ids[0]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("ids begin with the time, so that the database appends them", () => {
    const { toEvent } = createMapping(recording);
    const ids = [0, 1, 1000, 86_400_000].map((time, line) => toEvent({ ...row, time, line }).eventId);
    expect(ids).toEqual([...ids].sort());
  });
});

describe("a replay", () => {
  const now = new Date("2026-11-21T08:00:00.000Z");

  async function sentBy(text: string, shiftToNow: boolean) {
    const events: { ts: string; eventId: string }[] = [];
    const file = log(text);
    utimesSync(file, now, new Date("2026-11-20T12:00:00.000Z"));
    const callApi = async (_path: string, body?: unknown) => {
      if (body === undefined)
        return {
          range: { from: now.toISOString(), to: now.toISOString() },
          totals: { events: 0, sessions: 0, density: 0 },
          pages: [],
          selectors: [],
          grid: null,
          scroll: [],
          widths: [],
        };
      const batch = HeatmapEvent.array().parse(body);
      events.push(...batch);
      return { accepted: batch.length, duplicates: 0, results: [] };
    };
    const result = await replayLog(
      { file, page: "/p", vw: 1280, vh: 720, shiftToNow },
      { callApi, now: () => now },
    );
    return { events, result };
  }

  test("a log that counts from its start ended when the file was last written", async () => {
    const { events } = await sentBy("t,x,y,kind\n0,1,2,move\n1500,1,2,press\n", false);
    expect(events.map(({ ts }) => ts)).toEqual(["2026-11-20T11:59:58.500Z", "2026-11-20T12:00:00.000Z"]);
  });

  test("a log with times of day keeps them; --shift-to-now ends it now under other ids", async () => {
    const text = "t,x,y,kind\n2026-11-01T00:00:00Z,1,2,move\n2026-11-01T00:00:02Z,1,2,press\n";
    const kept = await sentBy(text, false);
    expect(kept.events.map(({ ts }) => ts)).toEqual(["2026-11-01T00:00:00.000Z", "2026-11-01T00:00:02.000Z"]);
    expect((await sentBy(text, false)).events).toEqual(kept.events);
    const moved = await sentBy(text, true);
    expect(moved.events.map(({ ts }) => ts)).toEqual([
      "2026-11-21T07:59:58.000Z",
      "2026-11-21T08:00:00.000Z",
    ]);
    const again = await sentBy(text, true);
    expect(again.events[0]?.eventId).not.toBe(moved.events[0]?.eventId);
  });

  test("a bad row at the very end sends nothing", async () => {
    const text = `t,x,y,kind\n${"0,1,2,move\n".repeat(1200)}0,1,2,tap\n`;
    const sent: unknown[] = [];
    const callApi = async (_path: string, body?: unknown) => sent.push(body);
    await expect(
      replayLog({ file: log(text), page: "/p", vw: 1, vh: 1, shiftToNow: true }, { callApi, now: () => now }),
    ).rejects.toThrow(/^Line 1202 of/);
    expect(sent).toEqual([]);
  });
});

describe("options", () => {
  const given = process.argv;
  const read = (...args: string[]) => {
    process.argv = ["node", "replay", ...args];
    try {
      return readReplayOptions("/logs");
    } finally {
      process.argv = given;
    }
  };
  const complete = ["--file", "a.csv", "--project", "demo", "--page", "/p", "--viewport", "1280x720"];

  test("are read, the file relative to where the command was given", () => {
    expect(read(...complete)).toEqual({
      file: "/logs/a.csv",
      project: "demo",
      page: "/p",
      vw: 1280,
      vh: 720,
      shiftToNow: false,
    });
  });

  test.each([
    ["a missing one", complete.slice(2), /^Usage/],
    ["one that it does not know", [...complete, "--fast"], /--fast/],
    ["a page with a query", [...complete, "--page", "/p?a=1"], /--page must be a pathname/],
    ["a viewport that is none", [...complete, "--viewport", "1280"], /--viewport must be/],
    ["a viewport without height", [...complete, "--viewport", "1280x0"], /--viewport must be/],
  ])("refuse %s in one sentence", (_, args, sentence) => {
    expect(() => read(...args)).toThrow(sentence);
  });
});
