import { BAND_COLOURS, rampGradient, SPOT_COLOURS } from "../../../../../src/heat/colour-ramp.ts";
import { valueAtRamp } from "../../../../../src/heat/heat-scale.ts";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import type { Layer } from "./search-params.ts";

declare module "react" {
  interface CSSProperties {
    /** How much of a slider's track is filled, in per cent. */
    "--filled"?: string;
  }
}

interface HeatLegendProps {
  layer: Layer;
  /** Events around a point that got the hottest colour. */
  ceiling: number;
  opacity: number;
  onOpacity: (percent: number) => void;
}

const rounded = (value: number) => (value >= 10 ? Math.round(value) : Math.round(value * 10) / 10);

/** What the colours count, and how strongly they cover the page. */
export function HeatLegend({ layer, ceiling, opacity, onOpacity }: HeatLegendProps) {
  const messages = useMessages();
  const positions = [0, 0.5, 0.75, 1];
  const ticks =
    layer === "scroll"
      ? positions.map((share) => messages.percent(share))
      : positions.map((position) => messages.number(rounded(valueAtRamp(position, ceiling))));
  return (
    <>
      <figure className="min-w-44 max-w-56 flex-1">
        <figcaption className="mb-1 text-11 text-ink-3">{messages.heatmap.legend[layer]}</figcaption>
        <div aria-hidden="true" className="checkerboard h-2 overflow-hidden rounded-[2px]">
          <div
            className="h-full"
            style={{ background: rampGradient(layer === "scroll" ? BAND_COLOURS : SPOT_COLOURS) }}
          />
        </div>
        <div className="relative mt-0.5 h-3.5 text-11 text-ink-2 tabular-nums leading-[14px]">
          {ticks.map((tick, i) => (
            <span
              key={positions[i]}
              className="-translate-x-1/2 absolute first:translate-x-0 last:-translate-x-full"
              style={{ left: `${(positions[i] ?? 0) * 100}%` }}
            >
              {i === ticks.length - 1 && layer !== "scroll" ? `${tick}+` : tick}
            </span>
          ))}
        </div>
      </figure>
      <label className="flex items-center gap-2 text-12 text-ink-2">
        {messages.heatmap.heat}
        <input
          type="range"
          min={0}
          max={100}
          value={opacity}
          aria-label={messages.heatmap.opacity}
          className="slider"
          style={{ "--filled": `${opacity}%` }}
          onChange={(event) => onOpacity(event.currentTarget.valueAsNumber)}
        />
        <output className="min-w-9 text-ink tabular-nums">{messages.percent(opacity / 100)}</output>
      </label>
    </>
  );
}
