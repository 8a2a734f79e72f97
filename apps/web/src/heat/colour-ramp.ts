/** Inferno, dark to bright: even steps of brightness, readable in every common colour blindness. */
const INFERNO: readonly (readonly [red: number, green: number, blue: number])[] = [
  [0x00, 0x00, 0x04],
  [0x0c, 0x08, 0x26],
  [0x24, 0x0c, 0x4f],
  [0x42, 0x0a, 0x68],
  [0x5d, 0x12, 0x6e],
  [0x78, 0x1c, 0x6d],
  [0x93, 0x26, 0x67],
  [0xae, 0x30, 0x5c],
  [0xc7, 0x3e, 0x4c],
  [0xdd, 0x51, 0x3a],
  [0xed, 0x69, 0x25],
  [0xf8, 0x85, 0x0f],
  [0xfc, 0xa5, 0x0a],
  [0xfa, 0xc6, 0x2d],
  [0xf2, 0xe6, 0x61],
  [0xfc, 0xff, 0xa4],
];

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

function colourTable(shape: RampShape): ColourTable {
  const table = new Uint8ClampedArray(256 * 4);
  for (let i = 0; i < 256; i++) {
    const position = i / 255;
    const at = (shape.start + (1 - shape.start) * position) * (INFERNO.length - 1);
    const step = Math.min(INFERNO.length - 2, Math.floor(at));
    const [from, to] = [INFERNO[step], INFERNO[step + 1]];
    for (const channel of [0, 1, 2] as const) {
      const [a, b] = [from?.[channel] ?? 0, to?.[channel] ?? 0];
      table[i * 4 + channel] = a + (b - a) * (at - step);
    }
    table[i * 4 + 3] = 255 * shape.maximumAlpha * smoothstep(shape.clearUntil, shape.solidFrom, position);
  }
  return table;
}

export const SPOT_COLOURS = colourTable(SPOTS);
export const BAND_COLOURS = colourTable(BANDS);

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
export function rampColour(position: number): string {
  const index = Math.min(255, Math.max(0, Math.round(position * 255))) * 4;
  const [red, green, blue] = SPOT_COLOURS.subarray(index, index + 3);
  return `rgb(${red} ${green} ${blue})`;
}
