import type { Transaction } from "@titik/db";
import type { StatsQuery, StatsResponse } from "@titik/heatmap-schema";
import { addRawCells, CELL } from "./sql/density-grid.ts";
import { type EventFilter, eventFilter } from "./sql/event-filter.ts";
import { readTiles } from "./sql/tiles-and-journal.ts";
import { readCellGroup, SPACE } from "./tiles/cell-keys.ts";
import { CellSums } from "./tiles/cell-sums.ts";
import { readCounters } from "./tiles/counters.ts";
import { DAY_MS, spanOf } from "./tiles/span.ts";
import { markTest } from "./tiles/tile-filter.ts";

type Grid = NonNullable<StatsResponse["grid"]>;
type Layer = StatsQuery["layer"];

const SPACES: Record<NonNullable<Layer> | "all", readonly number[]> = {
  document: [SPACE.document],
  fixed: [SPACE.fixedInViewport],
  all: [SPACE.document, SPACE.fixedInDocument],
};

function gridOf(sums: CellSums): Grid {
  const cells = sums.cells();
  const extent = (axis: 0 | 1) => cells.reduce((most, cell) => Math.max(most, cell[axis] + 1), 0);
  return { cell: CELL, columns: extent(0), rows: extent(1), cells };
}

interface Asked {
  filter: EventFilter;
  range: { from: string; to: string };
  layer: Layer;
}

/** The grid from tiles: whole days of them, and raw events for what is left of the first and the last day. */
export async function tileGrid(
  tx: Transaction,
  tenantId: string,
  { filter, range, layer }: Asked,
): Promise<Grid> {
  const { steps, edges } = spanOf(range, DAY_MS);
  const { type, page, pages } = filter;
  const kinds = (["click", "hover"] as const).filter((kind) => type === undefined || type === kind);
  const tiles = await readTiles(tx, tenantId, { ...steps, kinds, part: "content", page, pages });
  const passes = markTest(filter);
  const spaces = SPACES[layer ?? "all"];
  const sums = new CellSums();
  for (const { kind, content } of tiles) {
    readCounters(content, (key) => {
      const group = readCellGroup(key);
      const isAsked = spaces.includes(group.space) && passes(group, kind === "hover" ? "hover" : "click");
      return isAsked ? sums.adding(group) : null;
    });
  }
  for (const edge of edges) await addRawCells(tx, eventFilter(tenantId, { ...filter, ...edge }), layer, sums);
  return gridOf(sums);
}

/** The grid from raw events alone. */
export async function rawGrid(
  tx: Transaction,
  tenantId: string,
  filter: EventFilter,
  layer: Layer,
): Promise<Grid> {
  const sums = new CellSums();
  await addRawCells(tx, eventFilter(tenantId, filter), layer, sums);
  return gridOf(sums);
}
