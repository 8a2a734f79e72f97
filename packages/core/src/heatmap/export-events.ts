import { AppError, type ReplyOf, roleCovers } from "@titik/contract";
import { withTenant } from "@titik/db";
import type { ExportQuery, exportHeatmapEvents } from "@titik/heatmap-schema";
import { enqueueMessages } from "@titik/webhooks";
import type { ActorContext } from "../context.ts";
import { CONTENT_TYPE, type ExportFormat, formatHead, formatLines } from "./format-events.ts";
import type { Position } from "./list-cursor.ts";
import { refuseReversedRange } from "./range.ts";
import { requestExport } from "./request-export.ts";
import { type Block, readBlock } from "./sql/read-lines.ts";
import { exportReady } from "./webhook-messages.ts";

/** Events read at once. */
const BLOCK = 500;

/**
 * Streams the matching events, newest first, or with `async=true` queues the work. Only one block is in memory:
 * the next is read when the reader has taken the last. Throws `forbidden` for a full export below admin.
 */
export async function exportEvents(
  context: ActorContext,
  query: ExportQuery,
): Promise<ReplyOf<typeof exportHeatmapEvents>> {
  refuseReversedRange(query.from, query.to);
  const bounded = query.from !== undefined && query.to !== undefined;
  if (!bounded && !roleCovers(context.role, "admin")) {
    throw new AppError("forbidden", "An export without both from and to needs the role admin.");
  }
  if (query.async === "true") return { status: 202, body: await requestExport(context, query) };

  const counted = { rows: 0 };
  const texts = walk(context, query, counted);
  // The first events are read before the answer begins, so that a failure can still be told by its status.
  const first = await texts.next();
  let head: Buffer | null = Buffer.concat([
    Buffer.from(formatHead(query.format)),
    first.value ?? Buffer.alloc(0),
  ]);
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const text: Buffer | undefined = head ?? (await texts.next()).value;
        head = null;
        if (text !== undefined) return controller.enqueue(text);
        await tellOfExport(context, query, counted.rows);
        controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  return { status: 200, body, headers: downloadHeaders(query.format) };
}

export const downloadHeaders = (format: ExportFormat) => ({
  "content-type": CONTENT_TYPE[format],
  "content-disposition": `attachment; filename="heatmap-events.${format}"`,
});

/** Each block is a short transaction of its own: a slow reader holds neither a connection nor a snapshot. */
async function* walk(
  context: ActorContext,
  query: ExportQuery,
  counted: { rows: number },
): AsyncGenerator<Buffer, undefined> {
  let after: Position | null = null;
  for (;;) {
    const block: Block | null = await readBlock(context.db, context.tenantId, query, after, BLOCK);
    if (block === null) return;
    counted.rows += block.events;
    for (const text of block.texts) yield formatLines(query.format, text);
    if (block.events < BLOCK) return;
    after = block.last;
  }
}

/** Tells subscribers once the last event has been read by whoever asked. */
function tellOfExport(context: ActorContext, query: ExportQuery, rows: number): Promise<number> {
  const { db, tenantId } = context;
  const now = context.now();
  const { format, async: _async, ...filter } = query;
  return withTenant(db, tenantId, (tx) =>
    enqueueMessages(tx, {
      tenantId,
      now,
      messages: [exportReady(tenantId, { format, rows, query: filter }, now)],
    }),
  );
}
