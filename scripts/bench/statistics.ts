import {
  createEventStore,
  IngestCounter,
  type IngestServices,
  mergeJournal,
  rebuildTiles,
  recordBatch,
  type Services,
} from "@titik/core";
import { type Connection, connect, withTenant } from "@titik/db";
import { HeatmapEvent } from "@titik/heatmap-schema";
import { sql as statement } from "drizzle-orm";
import postgres from "postgres";
import { benchEvent } from "./events.ts";
import { median, perSecond, type Section } from "./report.ts";
import { startBenchStack } from "./stack.ts";
import { type Events, generateEvents } from "./statistics-data.ts";
import { type Question, type Questions, questionsOf } from "./statistics-questions.ts";
import { type Measured, statisticsReport } from "./statistics-report.ts";

const DAY_MS = 86_400_000;
const BATCH = 500;
const WARM_UP = 12;

export interface Size {
  events: number;
  /** Batches of which the journal tells when the reads are taken once more; null where that is not measured. */
  pending: { few: number; many: number } | null;
  rounds: number;
  /** Of the questions in SQL, which take long. */
  sqlRounds: number;
}

const QUICK: Size[] = [{ events: 100_000, pending: { few: 10, many: 50 }, rounds: 3, sqlRounds: 1 }];
const sized = (events: number, sqlRounds: number): Size => ({
  ...{ events, sqlRounds, rounds: 5 },
  pending: { few: 100, many: 1_000 },
});
const FULL = [sized(1_000_000, 2), sized(5_000_000, 2)];
const LARGE = [50_000_000, 5_000_000].map((events) => ({ ...sized(events, 1), pending: null }));

/** Reads from tiles against the same questions in SQL; fails where an answer differs. */
export async function benchStatistics(isQuick: boolean, isLarge = false): Promise<Section> {
  const measured: Measured[] = [];
  for (const size of isLarge ? LARGE : isQuick ? QUICK : FULL) measured.push(await measure(size));
  measured.sort((one, other) => one.events - other.events);
  return statisticsReport(isLarge ? "Statistics, large" : "Statistics", measured);
}

async function measure(size: Size): Promise<Measured> {
  const stack = await startBenchStack();
  const sql = postgres(stack.databaseUrl, { max: 1, onnotice: () => undefined });
  const connection = connect(stack.databaseUrl, { max: 4, lanes: 2, name: "titik-bench" });
  try {
    const { tenantId } = await stack.freshTenant();
    const until = new Date(Math.floor(Date.now() / DAY_MS) * DAY_MS);
    const data: Events = { tenantId, count: size.events, until };
    note(data, "generated");
    await generateEvents(sql, data);
    return await askOf(sql, connection, data, size);
  } finally {
    await Promise.all([sql.end(), connection.close()]);
    await stack.stop();
  }
}

const note = ({ count }: Events, what: string) =>
  process.stderr.write(`${perSecond(count)} events: ${what}\n`);

/** Builds the tiles of events that are there, and asks everything: of tiles, of SQL, and with a long journal. */
async function askOf(
  sql: postgres.Sql,
  connection: Connection,
  data: Events,
  { events, pending, rounds, sqlRounds }: Size,
): Promise<Measured> {
  const { tenantId } = data;
  const services = { db: connection.db, now: () => new Date() };
  const questions = questionsOf({ ...services, tenantId, requestId: "bench" }, sql, data);

  note(data, "tiles built");
  const began = performance.now();
  let gridEnded = began;
  await rebuildTiles(services, tenantId, {
    report({ part }) {
      if (part === "cells") gridEnded = performance.now();
    },
  });
  const eachSecond = (ended: number) => events / ((ended - began) / 1000);
  const rebuild = { grid: eachSecond(gridEnded), all: eachSecond(performance.now()) };

  const answers: Answers = new Map();
  note(data, "asked from tiles");
  const tiles = await timeEach(questions, (question) => compared(question, rounds, answers));
  note(data, "asked in SQL");
  const raw = await timeEach(questions, async (question) =>
    sqlRounds > 1 ? timed(question.raw, sqlRounds) : (answers.get(question)?.took ?? 0),
  );
  note(data, "asked of a covering index");
  await sql`create index bench_covering on heatmap_events (tenant_id, page, ts)
    include (type, x, y, vw, anchor_kind, density)`;
  await sql`vacuum analyze heatmap_events`;
  const covered = {
    grid: await timed(questions.grid.raw, sqlRounds),
    band: await timed(questions.band.raw, sqlRounds),
  };
  await sql`drop index bench_covering`;

  const journal =
    pending && (await askLongJournal(connection, questions, data, { pending, rounds, answers }));
  return { events, raw, covered, tiles, rebuild, journal };
}

interface LongJournal {
  pending: NonNullable<Size["pending"]>;
  rounds: number;
  answers: Answers;
}

/** Asks once more while the journal is long, and merges it. */
async function askLongJournal(
  connection: Connection,
  questions: Questions,
  data: Events,
  { pending, rounds, answers }: LongJournal,
): Promise<NonNullable<Measured["journal"]>> {
  const services = { db: connection.db, now: () => new Date() };
  note(data, "asked while the journal is long");
  const ingest: IngestServices = {
    ...services,
    eventStore: createEventStore({ ...services, lanes: connection.lanes }),
    ingestCounter: new IngestCounter(services, {
      reportFault: (error) => {
        throw error;
      },
    }),
  };
  await storeBatches(ingest, data, 0, pending.few);
  answers.clear();
  const few = {
    pages: await compared(questions.pages, rounds, answers),
    selectors: await compared(questions.selectors, rounds, answers),
  };
  await storeBatches(ingest, data, pending.few, pending.many);
  answers.clear();
  const many = {
    grid: await compared(questions.grid, rounds, answers),
    band: await compared(questions.band, rounds, answers),
  };
  note(data, "merged");
  const merge = await mergeAll(services, data.tenantId, pending.many * BATCH);
  for (const question of Object.values(questions)) await compared(question, 1, answers);
  return { asked: { ...few, ...many }, rows: pending, merge };
}

async function timeEach(
  questions: Questions,
  time: (question: Question) => Promise<number>,
): Promise<Record<keyof Questions, number>> {
  const { grid, band, pages, selectors } = questions;
  return {
    grid: await time(grid),
    band: await time(band),
    pages: await time(pages),
    selectors: await time(selectors),
  };
}

/** The median of some runs, in milliseconds, after one that does not count unless it is the only one. */
async function timed(ask: () => Promise<unknown>, rounds: number): Promise<number> {
  if (rounds > 1) await ask();
  const took: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    await ask();
    took.push(performance.now() - began);
  }
  return median(took);
}

/** What SQL says, as long as no events are added. */
type Answers = Map<Question, { rows: string[]; took: number }>;

const sorted = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).sort();

async function compared(question: Question, rounds: number, answers: Answers): Promise<number> {
  const { name, ours, raw } = question;
  const one = sorted(await ours());
  const began = performance.now();
  const { rows: other, took } = answers.get(question) ?? {
    rows: sorted(await raw()),
    took: performance.now() - began,
  };
  answers.set(question, { rows: other, took });
  if (one.length === 0 || JSON.stringify(one) !== JSON.stringify(other)) {
    const difference = one.findIndex((row, index) => row !== other[index]);
    throw new Error(
      `${name}: Titik says ${one[difference]}, the raw events ${other[difference]} (${one.length} and ${other.length} rows).`,
    );
  }
  // As a server is that has answered before: the code is compiled, and the rows are in memory.
  for (let run = 0; run < WARM_UP; run += 1) await ours();
  return timed(ours, rounds);
}

/** Batches as they come over the wire, within the range that is asked about. */
async function storeBatches(services: IngestServices, data: Events, from: number, to: number): Promise<void> {
  const { tenantId, until } = data;
  for (let batch = from; batch < to; batch += 1) {
    const events = Array.from({ length: BATCH }, (_, place) => {
      const index = batch * BATCH + place;
      const ts = new Date(until.getTime() - 1 - ((index * 7_919) % DAY_MS)).toISOString();
      return HeatmapEvent.parse({ ...benchEvent(index), ts });
    });
    await recordBatch(
      { ...services, tenantId, requestId: "bench", idempotency: null, headers: { get: () => null } },
      events,
    );
  }
}

/** Events a second. */
async function mergeAll(services: Services, tenantId: string, expected: number): Promise<number> {
  const began = performance.now();
  let merged = 0;
  for (let goesOn = true; goesOn; ) {
    const pass = await mergeJournal(services, tenantId);
    merged += pass?.events ?? 0;
    goesOn = pass?.full ?? false;
  }
  const seconds = (performance.now() - began) / 1000;
  const left = await withTenant(services.db, tenantId, (tx) =>
    tx.execute<{ n: number }>(statement`select count(*)::integer as n from heatmap_journal`),
  );
  if (merged !== expected || left[0]?.n !== 0)
    throw new Error(`${merged} of ${expected} events were merged, ${left[0]?.n} rows are left`);
  return merged / seconds;
}
