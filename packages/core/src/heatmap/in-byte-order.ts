/** Compares texts as PostgreSQL does with `collate "C"`: by their bytes in UTF-8. */
export const inByteOrder = (one: string, other: string): number =>
  Buffer.compare(Buffer.from(one), Buffer.from(other));
