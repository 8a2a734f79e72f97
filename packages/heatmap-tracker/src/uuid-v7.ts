import type { Environment } from "./environment.ts";

/**
 * A maker of UUIDv7 that rises with every call, also within a millisecond or when the clock falls back: the bits
 * after the milliseconds count its 4,096ths (RFC 9562, section 6.2, method 3).
 */
export const createUuidV7 = ({ now, random }: Pick<Environment, "now" | "random">) => {
  let ticks = 0;
  return (): string => {
    ticks = Math.max(now() * 4_096, ticks + 1);
    // Fourteen digits from 1984 to 2527.
    const time = `0${ticks.toString(16)}`;
    // Fourteen digits, of which the first is a 1: 52 random bits.
    const rest = (2 ** 52 * (1 + random())).toString(16);
    return `${time.slice(0, 8)}-${time.slice(8, 12)}-7${time.slice(12)}-80${rest.slice(0, 2)}-${rest.slice(2)}`;
  };
};
