import type { en } from "./en.ts";

type Wide<T> = T extends string
  ? string
  : T extends (...values: infer Values) => string
    ? (...values: Values) => string
    : { [Key in keyof T]: Wide<T[Key]> };

/** What every language has to say; English decides the keys. */
export type Messages = Wide<typeof en>;
