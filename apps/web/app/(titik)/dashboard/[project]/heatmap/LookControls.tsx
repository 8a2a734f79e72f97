import { COLOUR_MAPS } from "../../../../../src/heat/colour-ramp.ts";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import type { HeatmapView, SetHeatmapView } from "./search-params.ts";

declare module "react" {
  interface CSSProperties {
    /** How much of a slider's track is filled, in per cent. */
    "--filled"?: string;
    /** Between two ticks of a ruler. */
    "--tick"?: string;
  }
}

interface StrengthProps {
  name: string;
  label: string;
  percent: number;
  onChange: (percent: number) => void;
}

function Strength({ name, label, percent, onChange }: StrengthProps) {
  const messages = useMessages();
  return (
    <label className="flex items-center gap-2 text-12 text-ink-2">
      {name}
      <input
        type="range"
        min={0}
        max={100}
        value={percent}
        aria-label={label}
        className="slider"
        style={{ "--filled": `${percent}%` }}
        onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
      />
      <output className="min-w-9 text-ink tabular-nums">{messages.percent(percent / 100)}</output>
    </label>
  );
}

/** How strongly heat and page are drawn, and in which colours. */
export function LookControls({ view, setView }: { view: HeatmapView; setView: SetHeatmapView }) {
  const { heatmap, look: text } = useMessages();
  return (
    <>
      <Strength
        name={heatmap.heat}
        label={heatmap.opacity}
        percent={view.opacity}
        onChange={(opacity) => setView({ opacity })}
      />
      <span className="max-wide:hidden">
        <Strength
          name={text.paper}
          label={text.paperStrength}
          percent={view.paper}
          onChange={(paper) => setView({ paper })}
        />
      </span>
      <label>
        <span className="sr-only">{text.colours}</span>
        <select
          className="control h-(--h-ctl-sm) px-2 text-12"
          value={view.colours}
          onChange={({ currentTarget: { value } }) =>
            setView({ colours: COLOUR_MAPS.find((map) => map === value) ?? null })
          }
        >
          {COLOUR_MAPS.map((map) => (
            <option key={map} value={map}>
              {text.maps[map]}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}
