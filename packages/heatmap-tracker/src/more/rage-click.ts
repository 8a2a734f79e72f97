const CLICKS = 3;
const WITHIN_PX = 30;
const WITHIN_MS = 1_000;

interface Click {
  /** CSS pixels. */
  x: number;
  y: number;
  /** Milliseconds. */
  at: number;
}

/** Tells of each click whether it is the third within 30 px and a second; the fourth begins anew. */
export const createRageCount = () => {
  let recent: Click[] = [];
  return (click: Click): boolean => {
    recent = recent.filter(
      ({ x, y, at }) => Math.hypot(x - click.x, y - click.y) < WITHIN_PX && click.at - at < WITHIN_MS,
    );
    const isRage = recent.push(click) === CLICKS;
    if (isRage) recent = [];
    return isRage;
  };
};
