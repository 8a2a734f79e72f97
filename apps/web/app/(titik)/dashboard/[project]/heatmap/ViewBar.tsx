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
import { type HeatmapView, LAYERS, type Layer, type SetHeatmapView } from "./search-params.ts";
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
/** Their place is kept while the counts are on their way, so that nothing moves. */
const COUNTED: ReadonlySet<Layer> = new Set(["clicks", "rage", "dead", "hover"]);
const BAND_ICONS = { desktop: Monitor, tablet: Tablet, phone: Smartphone };

interface ViewBarProps {
  view: HeatmapView;
  setView: SetHeatmapView;
  /** Undefined while it is not known yet what was seen. */
  shown: ShownWidth | undefined;
  /** Of the page at all widths; undefined while unknown. */
  counts: Partial<Record<Layer, number>> | undefined;
}

/** What is drawn, and on which screens. */
export function ViewBar({ view, setView, shown, counts }: ViewBarProps) {
  const messages = useMessages();
  const { heatmap: text } = messages;
  const countOf = (layer: Layer) => {
    const count = counts?.[layer];
    if (count !== undefined) return messages.compact(count);
    return COUNTED.has(layer) && counts === undefined ? "" : undefined;
  };
  return (
    <div className="flex min-h-11 flex-wrap items-center justify-between gap-2 border-hair border-b px-4 py-1.5 max-mid:px-3">
      <Segmented
        label={text.layer}
        value={view.layer}
        // The screens stay those that are looked at, wherever the new layer has most.
        onChange={(layer) =>
          setView({ layer, band: view.band ?? shown?.band ?? null, width: null, behind: null })
        }
        countsWhenWide
        options={LAYERS.map((layer) => ({
          value: layer,
          label: text.layers[layer],
          icon: LAYER_ICONS[layer],
          count: countOf(layer),
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
