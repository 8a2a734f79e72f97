import { createHash } from "node:crypto";
import type { EventType } from "@titik/heatmap-schema";
import { StartError } from "../start/start-error.ts";
import type { TimeForm } from "./log-row.ts";
import { readLog } from "./read-log.ts";

/** What a whole log comes to. */
export type Survey = {
  counts: Record<EventType, number>;
  rows: number;
  form: TimeForm;
  /** Earliest and latest row, milliseconds as the log tells them. */
  first: number;
  last: number;
  /** SHA-256 of the file, hexadecimal. */
  digest: string;
};

/** Reads the whole log once, so that a bad row is found before anything is sent. Throws StartError. */
export async function surveyLog(path: string): Promise<Survey> {
  const hash = createHash("sha256");
  const counts = { click: 0, hover: 0, scroll: 0 };
  let form: TimeForm | undefined;
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for await (const row of readLog(path, (chunk) => hash.update(chunk))) {
    form ??= row.form;
    counts[row.type] += 1;
    first = Math.min(first, row.time);
    last = Math.max(last, row.time);
  }
  if (form === undefined) throw new StartError(`${path} holds no rows.`);
  const rows = counts.click + counts.hover + counts.scroll;
  return { counts, rows, form, first, last, digest: hash.digest("hex") };
}
