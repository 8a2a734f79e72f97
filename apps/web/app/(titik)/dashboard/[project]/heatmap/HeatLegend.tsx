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

const rounded = (value: number) => (value >= 10 ? Math.round(value) : Math.round(value * 10) / 10);

/** What the colours count. */
export function HeatLegend({ layer, ceiling, colours }: HeatLegendProps) {
  const messages = useMessages();
  const positions = [0, 0.5, 0.75, 1];
  const isBands = LAYER_SHAPE[layer] === "bands";
  const ticks = isBands
    ? positions.map((share) => messages.percent(share))
    : positions.map((position) => messages.number(rounded(valueAtRamp(position, ceiling))));
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
        {ticks.map((tick, i) => (
          <span
            key={positions[i]}
            className="-translate-x-1/2 absolute first:translate-x-0 last:-translate-x-full"
            style={{ left: `${(positions[i] ?? 0) * 100}%` }}
          >
            {i === ticks.length - 1 && !isBands ? `${tick}+` : tick}
          </span>
        ))}
      </div>
    </figure>
  );
}
