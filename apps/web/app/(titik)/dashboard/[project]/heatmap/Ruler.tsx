import type { FrameBox } from "./frame-reading.ts";

interface RulerProps {
  axis: "x" | "y";
  /** CSS pixels of the page. */
  length: number;
  scale: number;
  /** Projected onto the ruler. */
  marked: FrameBox | null;
}

const ROOM_FOR_LABEL = 90;

/** Full hundreds that leave room between their labels. */
const labelStep = (scale: number) =>
  [100, 200, 500, 1000, 2000].find((step) => step * scale >= ROOM_FOR_LABEL) ?? 5000;

/** Page pixels along one side of the stage, with the selected element marked on it. Decoration for the eye. */
export function Ruler({ axis, length, scale, marked }: RulerProps) {
  const step = labelStep(scale);
  const tick = (step / 4) * scale;
  const labels = Array.from({ length: Math.floor(length / step) + 1 }, (_, i) => i * step);
  const isAcross = axis === "x";
  const start = marked && (isAcross ? marked.left : marked.top) * scale;
  const extent = marked && (isAcross ? marked.width : marked.height) * scale;
  return (
    <div
      aria-hidden="true"
      className={`relative flex-none text-11 text-ink-3 tabular-nums ${isAcross ? "h-6 bg-[repeating-linear-gradient(90deg,var(--stage-tick)_0_1px,transparent_1px_var(--tick))] bg-bottom bg-repeat-x" : "w-full bg-[repeating-linear-gradient(180deg,var(--stage-tick)_0_1px,transparent_1px_var(--tick))] bg-right bg-repeat-y"}`}
      style={{
        "--tick": `${tick}px`,
        backgroundSize: isAcross ? "100% 5px" : "5px 100%",
        [isAcross ? "width" : "height"]: length * scale,
      }}
    >
      {labels.map((label) => (
        <span
          key={label}
          className="absolute leading-none"
          style={isAcross ? { left: label * scale + 3, top: 5 } : { top: label * scale + 3, right: 8 }}
        >
          {label}
        </span>
      ))}
      {start !== null && extent !== null && (
        <span
          className={`absolute bg-cold ${isAcross ? "bottom-0 h-[3px]" : "right-0 w-[3px]"}`}
          style={isAcross ? { left: start, width: extent } : { top: start, height: extent }}
        />
      )}
    </div>
  );
}
