import { HeatmapEvent } from "@titik/heatmap-schema";

export type Random = () => number;

/** Numbers from 0 to 1 that are the same for the same seed. */
export function seededRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const pick = <Value>(random: Random, values: readonly [Value, ...Value[]]): Value =>
  values[Math.floor(random() * values.length)] ?? values[0];

const whole = (random: Random, from: number, to: number) => Math.floor(from + random() * (to - from));

/** The first of these is the hottest. */
export const PAGES = ["/", "/", "/", "/harga", "/produk/1", "/produk/2", "/über-uns", "/a_b%", "/𝕫"] as const;
const SELECTORS = ["#beli", "main > a", 'button[data-id="1"]', "/html/body/p[2]", 'é, "ü" \\', "x"] as const;
export const WIDTHS = [1440, 1440, 1024, 1023.5, 600, 599.999, 390, 5e-324, 1e6] as const;
const DENSITIES = [1, 1, 1, 1, 0.1, 0.25, 0, 3e-7, 1e6, 12.3456789] as const;

export interface EventSpace {
  /** Milliseconds since 1970; events happen from the first to the second. */
  from: number;
  to: number;
  sessions: number;
}

/** An event in few places, sessions and hours, so that much of it comes together; often at an edge of something. */
export function randomEvent(
  random: Random,
  eventId: string,
  { from, to, sessions }: EventSpace,
): HeatmapEvent {
  const type = pick(random, ["click", "click", "hover", "scroll"] as const);
  const vh = pick(random, [600, 900.5]);
  const onTheHour = random() < 0.1;
  const ts = whole(random, from, to);
  const maybe = <Value>(value: Value, chance: number) => (random() < chance ? value : undefined);
  return HeatmapEvent.parse({
    eventId,
    type,
    page: pick(random, PAGES),
    selector: pick(random, SELECTORS),
    x: pick(random, [whole(random, 0, 60), whole(random, -20, 1500) / 4, -1e6, 1e6]),
    y:
      type === "scroll"
        ? vh + pick(random, [0, 1, 1.5, -50.5, whole(random, 0, 900)])
        : whole(random, -9, 80),
    vw: pick(random, WIDTHS),
    vh,
    density: pick(random, DENSITIES),
    sessionId: `visit-${whole(random, 0, sessions)}`,
    userId: maybe(`user-${whole(random, 0, 9)}`, 0.4),
    ts: new Date(onTheHour ? Math.floor(ts / 3_600_000) * 3_600_000 : ts).toISOString(),
    scrollX: maybe(whole(random, 0, 40) / 8, 0.5),
    scrollY: maybe(whole(random, 0, 900) / 8, 0.5),
    anchor: maybe({ kind: pick(random, ["fixed", "fixed", "document", "container"] as const) }, 0.4),
    rage: maybe(random() < 0.5, 0.3),
    dead: maybe(random() < 0.5, 0.3),
    bot: random() < 0.1,
    release: maybe("1.0", 0.2),
  });
}
