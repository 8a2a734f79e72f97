import type { ColourMap } from "../../../../../src/heat/colour-ramp.ts";
import { type ReachStep, reachMarks, reachPixels } from "../../../../../src/heat/scroll-reach.ts";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import { BandCanvas } from "./BandCanvas.tsx";

interface ReachBandsProps {
  steps: readonly ReachStep[];
  /** CSS pixels. */
  height: number;
  /** 0 to 100 %. */
  opacity: number;
  colours: ColourMap;
}

/** The brighter, the more sessions saw that height; fold lines say how many came so far. */
export function ReachBands({ steps, height, opacity, colours }: ReachBandsProps) {
  const messages = useMessages();
  const marks = reachMarks(steps);
  const spoken = marks.map(
    ({ share, depth }) => `${messages.percent(share)} ${messages.reach.to(messages.number(depth))}`,
  );
  return (
    <>
      <BandCanvas
        bands={reachPixels(steps, height, colours)}
        opacity={opacity}
        label={messages.heatmap.reachSummary(spoken)}
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
