import { randomUUID } from "node:crypto";
import { stat } from "node:fs/promises";
import type { HeatmapEventInput } from "@titik/heatmap-schema";
import type { CallApi } from "./call-api.ts";
import { type Comparison, compareStats } from "./compare-stats.ts";
import type { LogRow } from "./log-row.ts";
import { type Posted, postEvents } from "./post-events.ts";
import { readLog } from "./read-log.ts";
import { type Survey, surveyLog } from "./survey-log.ts";
import { createMapping } from "./to-event.ts";

export type ReplayOptions = {
  file: string;
  page: string;
  /** Viewport, CSS pixels. */
  vw: number;
  vh: number;
  /** Moves all times so that the last event happens now, as a recording of its own. */
  shiftToNow: boolean;
};

export type Replayed = Posted & { sessionId: string; comparison: Comparison[] };

type Surroundings = {
  callApi: CallApi;
  now: () => Date;
  onProgress?: (events: number, all: number) => void;
};

/** Sends a recorded log through the public API and compares it with the statistics. Throws StartError. */
export async function replayLog(
  { file, page, vw, vh, shiftToNow }: ReplayOptions,
  { callApi, now, onProgress = () => undefined }: Surroundings,
): Promise<Replayed> {
  const survey = await surveyLog(file);
  const offset = shiftToNow ? now().getTime() - survey.last : await offsetOf(survey, file);
  const { sessionId, toEvent } = createMapping({
    digest: survey.digest,
    page,
    vw,
    vh,
    offset,
    ...(shiftToNow && { run: randomUUID() }),
  });
  const posted = await postEvents(mapped(readLog(file), toEvent), callApi, (events) =>
    onProgress(events, survey.rows),
  );
  const range = { from: Math.round(survey.first + offset), to: Math.round(survey.last + offset) };
  const comparison = await compareStats(callApi, survey.counts, { page, sessionId, ...range });
  return { ...posted, sessionId, comparison };
}

/** A log that counts from its start ended when its file was last written; the others say themselves when it was. */
async function offsetOf({ form, last }: Survey, file: string): Promise<number> {
  return form === "elapsed" ? Math.floor((await stat(file)).mtimeMs) - last : 0;
}

async function* mapped(
  rows: AsyncIterable<LogRow>,
  toEvent: (row: LogRow) => HeatmapEventInput,
): AsyncGenerator<HeatmapEventInput> {
  for await (const row of rows) yield toEvent(row);
}
