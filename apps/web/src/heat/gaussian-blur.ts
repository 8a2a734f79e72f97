import type { DensityField } from "./density-field.ts";

/** Standard deviation in CSS pixels: a click reaches about as far as a finger is wide. */
export const BLUR_SIGMA = 17;

/** From the centre outwards; the centre weighs 1, so that a single click stays one click at its place. */
function kernelOf(sigma: number): Float32Array {
  const radius = Math.ceil(sigma * 3.6);
  return Float32Array.from({ length: radius + 1 }, (_, i) => Math.exp((-i * i) / (2 * sigma * sigma)));
}

/** Spreads one line of `length` values, `stride` apart, skipping zeros: most of a heatmap is empty. */
function spreadLine(
  source: Float32Array,
  target: Float32Array,
  start: number,
  stride: number,
  length: number,
  kernel: Float32Array,
): void {
  const radius = kernel.length - 1;
  for (let i = 0; i < length; i++) {
    const value = source[start + i * stride] ?? 0;
    if (value === 0) continue;
    const last = Math.min(length - 1, i + radius);
    for (let j = Math.max(0, i - radius); j <= last; j++) {
      const at = start + j * stride;
      target[at] = (target[at] ?? 0) + value * (kernel[Math.abs(j - i)] ?? 0);
    }
  }
}

/**
 * Gaussian blur with a peak of 1: each value of the result is the number of clicks around that place, nearer
 * ones counting more. Work grows with the lit area, not with the number of clicks.
 */
export function gaussianBlur(field: DensityField, sigma = BLUR_SIGMA): DensityField {
  const { cell, columns, rows, values } = field;
  const kernel = kernelOf(sigma / cell);
  const across = new Float32Array(values.length);
  const blurred = new Float32Array(values.length);
  for (let row = 0; row < rows; row++) spreadLine(values, across, row * columns, 1, columns, kernel);
  for (let column = 0; column < columns; column++) {
    spreadLine(across, blurred, column, columns, rows, kernel);
  }
  return { cell, columns, rows, values: blurred };
}
