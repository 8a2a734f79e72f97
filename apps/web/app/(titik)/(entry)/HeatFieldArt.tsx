import { rampColour } from "../../../src/heat/colour-ramp.ts";

/** Made-up hot spots: centre and reach as fractions of the field, and strength. */
const SPOTS = [
  { x: 0.3, y: 0.42, reachX: 0.075, reachY: 0.05, strength: 1 },
  { x: 0.22, y: 0.115, reachX: 0.035, reachY: 0.022, strength: 0.62 },
  { x: 0.36, y: 0.115, reachX: 0.035, reachY: 0.022, strength: 0.4 },
  { x: 0.56, y: 0.115, reachX: 0.09, reachY: 0.025, strength: 0.32 },
  { x: 0.78, y: 0.115, reachX: 0.05, reachY: 0.025, strength: 0.85 },
  { x: 0.72, y: 0.37, reachX: 0.12, reachY: 0.12, strength: 0.2 },
  { x: 0.2, y: 0.8, reachX: 0.05, reachY: 0.035, strength: 0.8 },
  { x: 0.44, y: 0.8, reachX: 0.05, reachY: 0.035, strength: 0.45 },
  { x: 0.68, y: 0.8, reachX: 0.05, reachY: 0.035, strength: 0.58 },
  { x: 0.91, y: 0.8, reachX: 0.05, reachY: 0.035, strength: 0.36 },
  { x: 0.2, y: 0.66, reachX: 0.07, reachY: 0.06, strength: 0.26 },
  { x: 0.52, y: 0.42, reachX: 0.05, reachY: 0.04, strength: 0.3 },
];
const COLUMNS = 60;
const ROWS = 62;
const STEP = 14;

function heatAt(x: number, y: number): number {
  const sum = SPOTS.reduce(
    (heat, spot) =>
      heat +
      spot.strength *
        Math.exp(-(((x - spot.x) / spot.reachX) ** 2 + ((y - spot.y) / spot.reachY) ** 2) / 1.6),
    0,
  );
  return Math.sqrt(Math.min(1, sum));
}

/** One path a colour: 3,720 circles would be a heavy document. */
function pathsByColour(): { colour: string; path: string }[] {
  const paths = new Map<string, string>();
  for (let row = 1; row < ROWS; row++) {
    for (let column = 1; column < COLUMNS; column++) {
      const heat = heatAt(column / COLUMNS, row / ROWS);
      const level = Math.round(heat * 15);
      const colour = heat < 0.1 ? "#2b2622" : rampColour(level / 15);
      const radius = heat < 0.1 ? 1.1 : Math.round((1.1 + (level / 15) * 5.2) * 10) / 10;
      const dot = `M${column * STEP - radius} ${row * STEP}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0`;
      paths.set(colour, (paths.get(colour) ?? "") + dot);
    }
  }
  return Array.from(paths, ([colour, path]) => ({ colour, path }));
}

/** A sample click field: one point for each cell. It shows nobody's data, this page is public. */
export function HeatFieldArt({ label }: { label: string }) {
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${COLUMNS * STEP} ${ROWS * STEP}`}
      preserveAspectRatio="xMidYMid slice"
      className="absolute inset-0 size-full"
    >
      {pathsByColour().map(({ colour, path }) => (
        <path key={colour} fill={colour} d={path} />
      ))}
    </svg>
  );
}
