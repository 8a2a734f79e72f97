/** Ranges of viewport widths in CSS pixels, first width included, last excluded. */
export const WIDTH_BANDS = {
  desktop: { from: 1024, to: undefined, usual: 1280 },
  tablet: { from: 600, to: 1024, usual: 800 },
  phone: { from: undefined, to: 600, usual: 390 },
} as const satisfies Record<string, { from: number | undefined; to: number | undefined; usual: number }>;

export type WidthBand = keyof typeof WIDTH_BANDS;
export const BAND_NAMES = ["desktop", "tablet", "phone"] as const satisfies readonly WidthBand[];
