import { AppError, Uuid } from "@titik/contract";

/** The last row of a page that is sorted by time and id, newest first; the next page starts below it. */
export interface TimePosition {
  time: Date;
  id: string;
}

export const encodeTimeCursor = ({ time, id }: TimePosition): string =>
  Buffer.from(`${time.getTime()} ${id}`).toString("base64url");

/** Throws `validation` for text that is no such cursor. */
export function decodeTimeCursor(cursor: string): TimePosition {
  const [ms = "", id = ""] = Buffer.from(cursor, "base64url").toString().split(" ");
  const time = new Date(/^\d{1,15}$/.test(ms) ? Number(ms) : Number.NaN);
  if (Number.isNaN(time.getTime()) || time.getUTCFullYear() > 9998 || !Uuid.safeParse(id).success)
    throw new AppError("validation", "The cursor is not one of this API.");
  return { time, id };
}
