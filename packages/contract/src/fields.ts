import { z } from "zod";

/**
 * Text of `min` to `max` Unicode characters without NUL and without lone surrogates (PostgreSQL refuses the
 * first, UTF-8 cannot hold the second). One pattern, so that Zod and JSON Schema count alike.
 */
export const text = (max: number, min = 1) =>
  z.string().regex(new RegExp(`^[^\\u0000\\p{Cs}]{${min},${max}}$`, "u"), {
    error: `must be text of ${min} to ${max} characters, without NUL or lone surrogates`,
  });

export const Uuid = z.uuid();

/**
 * ISO 8601 with a zone, e.g. `2026-11-21T08:30:00.000Z` or `…+07:00`. The years are those that have four digits
 * in every zone, which both JavaScript and PostgreSQL can read.
 */
export const IsoTime = z.iso.datetime({ offset: true, abort: true }).regex(/^(?!9999)[1-9]/, {
  error: "must lie in the years 1000 to 9998",
});

/** Opaque position in a list, made by the server and handed back unchanged. */
export const Cursor = z.string().regex(/^[A-Za-z0-9_-]{1,512}$/, { error: "is not a cursor of this API" });

/** A finite number between the bounds, both included. */
export const numberBetween = (min: number, max: number) => z.number().min(min).max(max);
