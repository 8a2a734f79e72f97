import type { Environment } from "./environment.ts";

const hex = (value: number, digits: number) => Math.floor(value).toString(16).padStart(digits, "0");

/** A maker of UUIDv7 (RFC 9562) that rises with every call, also within a millisecond or when the clock falls back. */
export const createUuidV7 = ({ now, random }: Pick<Environment, "now" | "random">) => {
  let milliseconds = 0;
  let counter = 0;
  return (): string => {
    const time = now();
    if (time > milliseconds || counter > 0xffe) {
      milliseconds = Math.max(time, milliseconds + 1);
      counter = (random() * 0x800) | 0;
    } else counter++;
    const digits =
      hex(milliseconds, 12) +
      hex(0x7000 + counter, 4) +
      hex(0x8000 | (random() * 0x4000), 4) +
      hex(random() * 2 ** 48, 12);
    return digits.replace(/(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  };
};
