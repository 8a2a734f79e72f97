import { randomUUIDv7 } from "node:crypto";
import type { HeatmapEventInput } from "@titik/heatmap-schema";

const PAGES = 50;
const TYPES = ["click", "click", "hover", "scroll"] as const;

/** An event as the tracker sends it, of visits of 20 on four pages: over 50 pages, three widths and 40 elements. */
export function benchEvent(index: number): HeatmapEventInput {
  const vw = [1440, 1280, 390][Math.floor(index / 20) % 3] ?? 1440;
  return {
    eventId: randomUUIDv7(),
    type: TYPES[index % TYPES.length] ?? "click",
    page: `/catalogue/${Math.floor(index / 5) % PAGES}`,
    selector: `main > section:nth-of-type(${index % 8}) > [data-id="${index % 5}"]`,
    x: (index * 37) % vw,
    y: (index * 113) % 4_000,
    vw,
    vh: 900,
    sessionId: `session-${Math.floor(index / 20)}`,
    ts: new Date().toISOString(),
    device: { dpr: 2 },
    scrollX: 0,
    scrollY: (index * 7) % 3_000,
    documentWidth: vw,
    documentHeight: 4_000,
    pointer: "mouse",
    anchor: { kind: "document" },
    box: { x: 10, y: 20, width: 200, height: 40 },
    fraction: { x: 0.25, y: 0.5 },
  };
}

/** Bodies of single events, or of batches of `size`, made beforehand as far as they can be. */
export function bodies(size: number | null): () => string {
  let index = 0;
  const next = () => {
    index += 1;
    return benchEvent(index);
  };
  return size === null
    ? () => JSON.stringify(next())
    : () => JSON.stringify(Array.from({ length: size }, next));
}
