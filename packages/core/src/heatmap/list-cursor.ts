import { createHash } from "node:crypto";
import { AppError, Uuid } from "@titik/contract";
import type { ListQuery } from "@titik/heatmap-schema";

/** The last event of a page of the list: the next one starts below it. */
export interface Position {
  ts: Date;
  eventId: string;
}

/** Ties a cursor to the filters it was made under; `limit` may change on the way. */
const filterDigest = ({ limit: _limit, cursor: _cursor, ...filter }: ListQuery): string =>
  createHash("sha256")
    .update(JSON.stringify(Object.entries(filter).toSorted(([one], [other]) => (one < other ? -1 : 1))))
    .digest("base64url")
    .slice(0, 11);

export const encodeCursor = ({ ts, eventId }: Position, query: ListQuery): string =>
  Buffer.from(`${ts.getTime()} ${eventId} ${filterDigest(query)}`).toString("base64url");

/** Throws `validation` for text that is no cursor, `unprocessable` for a cursor of other filters. */
export function decodeCursor(cursor: string, query: ListQuery): Position {
  const [ms, eventId, digest] = Buffer.from(cursor, "base64url").toString().split(" ");
  const ts = new Date(/^-?\d{1,16}$/.test(ms ?? "") ? Number(ms) : Number.NaN);
  if (Number.isNaN(ts.getTime()) || !Uuid.safeParse(eventId).success || eventId === undefined) {
    throw new AppError("validation", "The cursor is not one of this API.", {
      details: [{ field: "cursor", message: "is not a cursor of this API" }],
    });
  }
  if (digest !== filterDigest(query)) {
    throw new AppError("unprocessable", "The cursor belongs to other filters.", {
      details: [{ field: "cursor", message: "was made under other filters" }],
    });
  }
  return { ts, eventId };
}
