/** Sixteen stops each, dark to bright, interpolated to 256. Inferno and viridis stay readable in colour blindness. */
const STOPS = {
  inferno:
    "000004 0c0826 240c4f 420a68 5d126e 781c6d 932667 ae305c c73e4c dd513a ed6925 f8850f fca50a fac62d f2e661 fcffa4",
  viridis:
    "440154 481a6c 472f7d 414487 39568c 31688e 2a788e 23888e 1f988b 22a884 35b779 54c568 7ad151 a5db36 d2e21b fde725",
  turbo:
    "30123b 4145ab 4675ed 39a2fc 1bcfd4 24eca6 61fc6c a4fc3b d1e834 f3c63a fe9b2d f36315 d93806 b11901 7a0402 7a0402",
} as const;

export type ColourMap = keyof typeof STOPS;
export const COLOUR_MAPS = ["inferno", "viridis", "turbo"] as const satisfies readonly ColourMap[];

type Colour = readonly [red: number, green: number, blue: number];

const stopsOf = (map: ColourMap): Colour[] =>
  STOPS[map].split(" ").map((hex): Colour => {
    const value = Number.parseInt(hex, 16);
    return [value >> 16, (value >> 8) & 255, value & 255];
  });

/** 256 colours, four bytes each: red, green, blue, alpha. */
export type ColourTable = Uint8ClampedArray;

interface RampShape {
  /** Where on the ramp the coldest colour is taken: inferno's black would look like dirt on a white page. */
  start: number;
  /** Alpha rises smoothly between these two positions. */
  clearUntil: number;
  solidFrom: number;
  maximumAlpha: number;
}

const SPOTS: RampShape = { start: 0.16, clearUntil: 0.05, solidFrom: 0.42, maximumAlpha: 0.88 };
/** Bands cover everything: they are multiplied onto the page and need no clear end. */
const BANDS: RampShape = { start: 0.3, clearUntil: -1, solidFrom: -0.5, maximumAlpha: 0.8 };

function smoothstep(from: number, to: number, value: number): number {
  const t = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return t * t * (3 - 2 * t);
}

function colourTable(map: ColourMap, shape: RampShape): ColourTable {
  const stops = stopsOf(map);
  const table = new Uint8ClampedArray(256 * 4);
  for (let i = 0; i < 256; i++) {
    const position = i / 255;
    const at = (shape.start + (1 - shape.start) * position) * (stops.length - 1);
    const step = Math.min(stops.length - 2, Math.floor(at));
    const [from, to] = [stops[step], stops[step + 1]];
    for (const channel of [0, 1, 2] as const) {
      const [a, b] = [from?.[channel] ?? 0, to?.[channel] ?? 0];
      table[i * 4 + channel] = a + (b - a) * (at - step);
    }
    table[i * 4 + 3] = 255 * shape.maximumAlpha * smoothstep(shape.clearUntil, shape.solidFrom, position);
  }
  return table;
}

const tablesOf = (shape: RampShape): Record<ColourMap, ColourTable> => ({
  inferno: colourTable("inferno", shape),
  viridis: colourTable("viridis", shape),
  turbo: colourTable("turbo", shape),
});

/** For spots: clear at the cold end. */
export const SPOT_TABLES = tablesOf(SPOTS);
/** For bands that cover the whole page. */
export const BAND_TABLES = tablesOf(BANDS);

/** Copies the colour of a ramp position (0 to 1) into `pixels` at byte `offset`. */
export function putColour(
  pixels: Uint8ClampedArray,
  offset: number,
  table: ColourTable,
  position: number,
): void {
  const index = Math.min(255, Math.max(0, Math.floor(position * 255))) * 4;
  for (let channel = 0; channel < 4; channel++) pixels[offset + channel] = table[index + channel] ?? 0;
}

/** The ramp as a CSS gradient from left to right, for legends and bars. */
export function rampGradient(table: ColourTable): string {
  const stops = Array.from({ length: 17 }, (_, i) => {
    const index = Math.round((i / 16) * 255) * 4;
    const [red, green, blue, alpha] = table.subarray(index, index + 4);
    return `rgb(${red} ${green} ${blue} / ${((alpha ?? 0) / 255).toFixed(3)})`;
  });
  return `linear-gradient(90deg, ${stops.join(", ")})`;
}

/** The opaque colour of a ramp position, 0 to 1. */
export function rampColour(position: number, map: ColourMap = "inferno"): string {
  const index = Math.min(255, Math.max(0, Math.round(position * 255))) * 4;
  const [red, green, blue] = SPOT_TABLES[map].subarray(index, index + 3);
  return `rgb(${red} ${green} ${blue})`;
}
