import {
  BAND_TABLES,
  type ColourMap,
  rampGradient,
  SPOT_TABLES,
} from "../../../../../src/heat/colour-ramp.ts";
import { valueAtRamp } from "../../../../../src/heat/heat-scale.ts";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import { LAYER_SHAPE, type Layer } from "./search-params.ts";

interface HeatLegendProps {
  layer: Layer;
  /** Events around a point that got the hottest colour. */
  ceiling: number;
  colours: ColourMap;
}

/** Whole counts along the ramp, each once: a part of a click is none. */
function wholeTicks(ceiling: number): { at: number; count: number }[] {
  const highest = Math.round(ceiling);
  const between = [0.5, 0.75]
    .map((at) => ({ at, count: Math.round(valueAtRamp(at, ceiling)) }))
    .filter(({ count }, i, all) => count > (all[i - 1]?.count ?? 0) && count < highest);
  return [{ at: 0, count: 0 }, ...between, { at: 1, count: highest }];
}

/** What the colours count. */
export function HeatLegend({ layer, ceiling, colours }: HeatLegendProps) {
  const messages = useMessages();
  const isBands = LAYER_SHAPE[layer] === "bands";
  const ticks = isBands
    ? [0, 0.5, 1].map((at) => ({ at, text: messages.percent(at) }))
    : wholeTicks(ceiling).map(({ at, count }) => ({
        at,
        text: `${messages.number(count)}${at === 1 ? "+" : ""}`,
      }));
  return (
    <figure className="min-w-44 max-w-56 flex-1">
      <figcaption className="mb-1 text-11 text-ink-3">{messages.heatmap.legend[layer]}</figcaption>
      <div aria-hidden="true" className="checkerboard h-2 overflow-hidden rounded-[2px]">
        <div
          className="h-full"
          style={{ background: rampGradient((isBands ? BAND_TABLES : SPOT_TABLES)[colours]) }}
        />
      </div>
      <div className="relative mt-0.5 h-3.5 text-11 text-ink-2 tabular-nums leading-[14px]">
        {ticks.map(({ at, text }) => (
          <span
            key={at}
            className="-translate-x-1/2 absolute first:translate-x-0 last:-translate-x-full"
            style={{ left: `${at * 100}%` }}
          >
            {text}
          </span>
        ))}
      </div>
    </figure>
  );
}
