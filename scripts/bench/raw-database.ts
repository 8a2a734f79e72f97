import { arrayLiteral, heatmapEvents } from "@titik/db";
import { getTableColumns } from "drizzle-orm";
import postgres from "postgres";
import { benchEvent } from "./events.ts";

type Row = Record<string, string | number | boolean | null>;

const columns = Object.values(getTableColumns(heatmapEvents)).slice(1);

/** What the server would store of an event; the columns are those of the table. */
function rawRow(index: number): Row {
  const event = benchEvent(index);
  return {
    event_id: event.eventId,
    type: event.type,
    page: event.page,
    selector: event.selector,
    x: event.x,
    y: event.y,
    vw: event.vw,
    vh: event.vh,
    density: 1,
    session_id: event.sessionId,
    ts: event.ts,
    received_at: event.ts,
    device_dpr: 2,
    scroll_x: 0,
    scroll_y: event.scrollY ?? 0,
    document_width: event.vw,
    document_height: 4_000,
    pointer: "mouse",
    anchor_kind: "document",
    box_x: 10,
    box_y: 20,
    box_width: 200,
    box_height: 40,
    fraction_x: 0.25,
    fraction_y: 0.5,
    trusted: true,
    bot: false,
  };
}

const literals = (rows: readonly Row[]): string[] =>
  columns.map(({ name }) => {
    const values = rows.map((row) => row[name] ?? null);
    return arrayLiteral(values.every((value) => value === null) ? [] : values);
  });

export interface RawResult {
  rows: number;
  seconds: number;
}

/**
 * Rows a second that the database itself takes from `connections` writers, each one statement and one commit after
 * the other, as ready-made array literals: what any server in front of it can reach at most.
 */
export async function insertRaw(
  databaseUrl: string,
  {
    tenantId,
    connections,
    size,
    seconds,
  }: { tenantId: string; connections: number; size: number; seconds: number },
): Promise<RawResult> {
  const sql = postgres(databaseUrl, { max: connections, fetch_types: false, onnotice: () => undefined });
  const arrays = columns.map((column, index) => `$${index + 2}::${column.getSQLType()}[]`).join(", ");
  const names = columns.map(({ name }) => `"${name}"`).join(", ");
  const statement = `insert into heatmap_events (tenant_id, ${names})
    select $1::uuid, event.* from unnest(${arrays}) as event on conflict (tenant_id, event_id) do nothing`;
  let index = 0;
  let rows = 0;
  const prepare = () => literals(Array.from({ length: size }, () => rawRow(index++)));
  // As many as may be needed are made before the clock starts.
  const ready = Array.from({ length: Math.ceil((size > 1 ? 150 : 8_000) * seconds) }, prepare);
  const started = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() - started < seconds * 1000) {
        const values = ready.pop() ?? prepare();
        await sql.unsafe(statement, [tenantId, ...values], { prepare: true });
        rows += size;
      }
    }),
  );
  const took = (performance.now() - started) / 1000;
  await sql.end();
  return { rows, seconds: took };
}
