import { createReadStream } from "node:fs";
import { pipeline } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { StartError } from "../start/start-error.ts";
import { COLUMNS, type LogRow, type RawRow, readRow } from "./log-row.ts";

/** Characters; far above any row of four numbers, and an end to what an unclosed quote would swallow. */
const MAX_ROW = 10_000;

type Parsed = { record: RawRow; info: { lines: number } };

/**
 * The rows of a recorded log, streamed. Throws StartError with the number of the first line that is wrong.
 * `onBytes` sees the file as it is read.
 */
export async function* readLog(
  path: string,
  onBytes: (chunk: Buffer) => void = () => undefined,
): AsyncGenerator<LogRow> {
  const source = createReadStream(path);
  source.on("data", (chunk) => onBytes(Buffer.from(chunk)));
  const parser = parse({
    bom: true,
    info: true,
    trim: true,
    skip_empty_lines: true,
    max_record_size: MAX_ROW,
    columns: checkHeader,
  });
  pipeline(source, parser, () => undefined);
  let form: LogRow["form"] | undefined;
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      const row = readRow(record, info.lines);
      if (typeof row === "string") throw new StartError(`Line ${info.lines} of ${path}: ${row}.`);
      form ??= row.form;
      if (row.form !== form)
        throw new StartError(`Line ${row.line} of ${path}: t is ${row.form}, above it was ${form}.`);
      yield row;
    }
  } catch (error) {
    throw inWords(error, path);
  } finally {
    source.destroy();
  }
}

function checkHeader(header: string[]): string[] {
  const missing = COLUMNS.filter((column) => !header.includes(column));
  if (missing.length > 0)
    throw new StartError(`The log needs the columns ${COLUMNS.join(", ")} in its first line.`);
  return header;
}

function inWords(error: unknown, path: string): unknown {
  if (error instanceof CsvError)
    return new StartError(`Line ${error.lines ?? "?"} of ${path}: this is not a row of CSV (${error.code}).`);
  if (error instanceof Error && "code" in error && "syscall" in error)
    return new StartError(`${path} cannot be read (${String(error.code)}).`);
  return error;
}
