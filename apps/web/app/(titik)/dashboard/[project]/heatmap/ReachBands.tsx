import { useEffect, useRef } from "react";
import { type ReachStep, reachMarks, reachPixels } from "../../../../../src/heat/scroll-reach.ts";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";

interface ReachBandsProps {
  steps: readonly ReachStep[];
  /** CSS pixels. */
  height: number;
  /** 0 to 100 %. */
  opacity: number;
}

/** Bands over the page: the brighter, the more sessions saw that height. Multiplied, so that text stays crisp. */
export function ReachBands({ steps, height, opacity }: ReachBandsProps) {
  const messages = useMessages();
  const canvas = useRef<HTMLCanvasElement>(null);
  const { rows, pixels } = reachPixels(steps, height);
  const marks = reachMarks(steps);
  const spoken = marks.map(
    ({ share, depth }) => `${messages.percent(share)} ${messages.reach.to(messages.number(depth))}`,
  );

  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    context?.putImageData(new ImageData(pixels, 1, rows), 0, 0);
  });

  return (
    <>
      <canvas
        key={rows}
        ref={canvas}
        role="img"
        aria-label={messages.heatmap.reachSummary(spoken)}
        data-testid="heat"
        width={1}
        height={rows}
        className="absolute top-0 left-0 w-full mix-blend-multiply"
        style={{ height: rows * 8, opacity: opacity / 100 }}
      />
      {marks
        .filter(({ depth }) => depth <= height)
        .map(({ share, depth }) => (
          <div
            key={share}
            aria-hidden="true"
            className="absolute inset-x-0 border-[white] border-t-2 border-dashed drop-shadow-[0_0_1px_black]"
            style={{ top: depth }}
          >
            <span className="absolute right-3 bottom-1 rounded-inner bg-[black] px-2 font-medium text-14 text-[white] tabular-nums">
              {messages.percent(share)}
            </span>
          </div>
        ))}
    </>
  );
}
