import { customType, timestamp } from "drizzle-orm/pg-core";

export const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });

/** A point in time, UTC, to the millisecond: what a JavaScript Date holds. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: "date" });
