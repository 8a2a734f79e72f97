import type { Environment } from "./environment.ts";
import { readStored, store } from "./stored.ts";

/** Together at most 400,000 characters of the 5 million that an origin may store. */
const MAX_EVENTS = 200;
const MAX_CHARACTERS = 2_000;

/**
 * Serialised events that outlive the page, one a line, until the server has them. Tabs share them: each adds and
 * drops its own, and what two of them send twice is stored once. Nothing is kept where storage is blocked.
 */
export const createKeptEvents = ({ storage }: Pick<Environment, "storage">, key: string) => {
  const read = () => readStored(storage, key).split("\n").filter(Boolean);
  return {
    read,
    /** Drops some and adds others: the newest 200 stay, of at most 2,000 characters each. */
    change: (gone: readonly string[], come: readonly string[]): void => {
      const before = read();
      const kept = new Set([...before, ...come.filter(({ length }) => length < MAX_CHARACTERS)]);
      for (const event of gone) kept.delete(event);
      if (kept.size !== before.length) store(storage, key, [...kept].slice(-MAX_EVENTS).join("\n"));
    },
  };
};
