import { createHash } from "node:crypto";
import type { HeatmapEventInput } from "@titik/heatmap-schema";
import type { LogRow } from "./log-row.ts";

/** What makes one replay of one log different from another; equal recordings give equal events. */
export type Recording = {
  /** SHA-256 of the log. */
  digest: string;
  page: string;
  /** Viewport, CSS pixels. */
  vw: number;
  vh: number;
  /** Added to the log's times, milliseconds. */
  offset: number;
  /** Set where two replays of the same log are to be two recordings. */
  run?: string;
};

/** Makes each row one event of one session. The log names no element, so the selector is `html`. */
export function createMapping(recording: Recording) {
  const { digest, page, vw, vh, offset, run = "" } = recording;
  const seed = createHash("sha256")
    .update(JSON.stringify([digest, page, vw, vh, offset, run]))
    .digest("hex");
  const sessionId = `replay-${seed.slice(0, 16)}`;
  const toEvent = ({ line, time, type, x, y }: LogRow): HeatmapEventInput => {
    const ts = Math.round(time + offset);
    return {
      eventId: derivedUuid(ts, `${seed}:${line}`),
      type,
      page,
      selector: "html",
      x,
      y,
      vw,
      vh,
      sessionId,
      ts: new Date(ts).toISOString(),
      pointer: "mouse",
    };
  };
  return { sessionId, toEvent };
}

/** In the form of a UUIDv7 (time first, which stores fastest), with a hash where that has chance. */
function derivedUuid(ms: number, name: string): string {
  const bytes = createHash("sha256").update(name).digest().subarray(0, 16);
  bytes.writeUIntBE(Math.max(0, ms), 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
