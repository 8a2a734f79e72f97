import {
  Angry,
  ArrowDownToLine,
  Ban,
  Eye,
  Hand,
  Monitor,
  MousePointerClick,
  Smartphone,
  SquareDashedMousePointer,
  Tablet,
} from "lucide-react";
import { Segmented } from "../../../../../src/components/Segmented.tsx";
import { BAND_NAMES } from "../../../../../src/heat/width-bands.ts";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import { type HeatmapView, LAYERS, type SetHeatmapView } from "./search-params.ts";
import type { ShownWidth } from "./use-shown-width.ts";

const LAYER_ICONS = {
  clicks: MousePointerClick,
  rage: Angry,
  dead: Ban,
  hover: Hand,
  scroll: ArrowDownToLine,
  attention: Eye,
  elements: SquareDashedMousePointer,
};
const BAND_ICONS = { desktop: Monitor, tablet: Tablet, phone: Smartphone };

interface ViewBarProps {
  view: HeatmapView;
  setView: SetHeatmapView;
  /** Undefined while it is not known yet what was seen. */
  shown: ShownWidth | undefined;
}

/** What is drawn, and on which screens. */
export function ViewBar({ view, setView, shown }: ViewBarProps) {
  const messages = useMessages();
  const { heatmap: text } = messages;
  return (
    <div className="flex min-h-11 flex-wrap items-center justify-between gap-2 border-hair border-b px-4 py-1.5 max-mid:px-3">
      <Segmented
        label={text.layer}
        value={view.layer}
        onChange={(layer) => setView({ layer, width: null, behind: null })}
        options={LAYERS.map((layer) => ({
          value: layer,
          label: text.layers[layer],
          icon: LAYER_ICONS[layer],
        }))}
      />
      <Segmented
        label={text.band}
        value={view.band ?? shown?.band ?? "desktop"}
        onChange={(band) => setView({ band, width: null, behind: null })}
        compact
        options={BAND_NAMES.map((band) => ({
          value: band,
          label: text.bands[band],
          icon: BAND_ICONS[band],
          count: shown && messages.number(shown.bandEvents[band]),
        }))}
      />
    </div>
  );
}
