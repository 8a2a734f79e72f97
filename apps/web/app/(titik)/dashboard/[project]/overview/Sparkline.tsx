const WIDTH = 84;
const HEIGHT = 24;
const POINTS = 12;

/** Means of at most `POINTS` equal stretches, so that a week of hours is a line and no comb. */
function smoothed(values: readonly number[]): number[] {
  const count = Math.min(POINTS, values.length);
  return Array.from({ length: count }, (_, i) => {
    const part = values.slice(
      Math.floor((i * values.length) / count),
      Math.floor(((i + 1) * values.length) / count),
    );
    return part.reduce((sum, value) => sum + value, 0) / Math.max(1, part.length);
  });
}

/** The course of a number without its scale; the last value is a point. Decoration: the number says it all. */
export function Sparkline({ values }: { values: readonly number[] }) {
  const course = smoothed(values);
  if (course.length < 2) return null;
  const most = Math.max(...course);
  const least = Math.min(...course);
  const points = course.map((value, i) => ({
    x: 2 + (i / (course.length - 1)) * (WIDTH - 6),
    y: HEIGHT - 3 - ((value - least) / Math.max(1e-9, most - least)) * (HEIGHT - 6),
  }));
  const last = points.at(-1);
  return (
    <svg width={WIDTH} height={HEIGHT} aria-hidden="true" className="flex-none max-mid:hidden">
      <polyline
        points={points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ")}
        fill="none"
        stroke="var(--ink-3)"
        strokeWidth="1.4"
        strokeLinejoin="round"
      />
      {last && <circle cx={last.x} cy={last.y} r="2.4" fill="var(--ember-fill)" />}
    </svg>
  );
}
