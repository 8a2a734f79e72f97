import type { ExportQuery, StoredEvent } from "@titik/heatmap-schema";
import { stringify } from "csv-stringify/sync";

export type ExportFormat = ExportQuery["format"];

export const CONTENT_TYPE: Record<ExportFormat, string> = {
  csv: "text/csv; charset=utf-8",
  ndjson: "application/x-ndjson; charset=utf-8",
};

type Column = [name: string, value: (event: StoredEvent) => string | number | boolean | undefined];

const COLUMNS: Column[] = [
  ["eventId", (event) => event.eventId],
  ["type", (event) => event.type],
  ["page", (event) => event.page],
  ["selector", (event) => event.selector],
  ["x", (event) => event.x],
  ["y", (event) => event.y],
  ["vw", (event) => event.vw],
  ["vh", (event) => event.vh],
  ["density", (event) => event.density],
  ["sessionId", (event) => event.sessionId],
  ["userId", (event) => event.userId],
  ["ts", (event) => event.ts],
  ["receivedAt", (event) => event.receivedAt],
  ["referrer", (event) => event.referrer],
  ["device.userAgent", (event) => event.device?.userAgent],
  ["device.platform", (event) => event.device?.platform],
  ["device.dpr", (event) => event.device?.dpr],
  ["scrollX", (event) => event.scrollX],
  ["scrollY", (event) => event.scrollY],
  ["documentWidth", (event) => event.documentWidth],
  ["documentHeight", (event) => event.documentHeight],
  ["pointer", (event) => event.pointer],
  ["anchor.kind", (event) => event.anchor?.kind],
  ["anchor.selector", (event) => event.anchor?.selector],
  ["anchor.scrollX", (event) => event.anchor?.scrollX],
  ["anchor.scrollY", (event) => event.anchor?.scrollY],
  ["box.x", (event) => event.box?.x],
  ["box.y", (event) => event.box?.y],
  ["box.width", (event) => event.box?.width],
  ["box.height", (event) => event.box?.height],
  ["fraction.x", (event) => event.fraction?.x],
  ["fraction.y", (event) => event.fraction?.y],
  ["fingerprint", (event) => event.fingerprint],
  ["release", (event) => event.release],
  ["variant", (event) => event.variant],
  ["rage", (event) => event.rage],
  ["dead", (event) => event.dead],
  ["trusted", (event) => event.trusted],
  ["bot", (event) => event.bot],
];

/** RFC 4180; a spreadsheet would run text that starts with = + - @ TAB or CR, so a quote goes before it. */
const csv = (rows: unknown[][]) =>
  stringify(rows, { escape_formulas: true, record_delimiter: "\r\n", cast: { boolean: String } });

/** What stands before the first event. */
export const formatHead = (format: ExportFormat): string =>
  format === "csv" ? csv([COLUMNS.map(([name]) => name)]) : "";

/** Lines of JSON, each ended, in the format of the file. */
export const formatLines = (format: ExportFormat, lines: Buffer): Buffer =>
  format === "ndjson"
    ? lines
    : Buffer.from(
        csv(
          lines
            .toString()
            .split("\n")
            .slice(0, -1)
            .map((line) => toCells(JSON.parse(line))),
        ),
      );

const toCells = (event: StoredEvent) => COLUMNS.map(([, value]) => value(event));
