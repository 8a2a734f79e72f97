import { guarded } from "./listen.ts";

/** Names the storage when it is used: where it is blocked, already that throws. */
type Where = () => Pick<Storage, "getItem" | "setItem">;

/** For all tabs and visits of the origin. */
export const lasting = () => localStorage;

/** What the browser stores under `key`; "" when that is nothing, or blocked. */
export const readStored = (where: Where, key: string): string => {
  let value = "";
  guarded(() => {
    value = where().getItem(key) ?? "";
  });
  return value;
};

export const store = (where: Where, key: string, value: string): void =>
  guarded(() => where().setItem(key, value));
