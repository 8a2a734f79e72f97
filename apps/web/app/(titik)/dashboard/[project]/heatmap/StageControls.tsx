import { ImageDown } from "lucide-react";
import { lazy, Suspense } from "react";
import { saveFile } from "../../../../../src/components/save-file.ts";
import type { HeatImage } from "../../../../../src/heat/heat-image.ts";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import type { FrameReading } from "./frame-reading.ts";
import { HeatLegend } from "./HeatLegend.tsx";
import { LookControls } from "./LookControls.tsx";
import { type HeatmapView, LAYER_SHAPE, type SetHeatmapView } from "./search-params.ts";
import type { Pictures } from "./use-pictures.ts";
import type { PlacedElement } from "./use-placed-elements.ts";
import type { ShownWidth } from "./use-shown-width.ts";
import { WidthNote } from "./WidthNote.tsx";

const DifferenceLegend = lazy(() =>
  import("./DifferenceLegend.tsx").then(({ DifferenceLegend: component }) => ({ default: component })),
);

/** What is on the page, as it is saved. */
async function imageOf({ image, difference }: Pictures): Promise<HeatImage | null> {
  if (image || !difference) return image;
  const { differenceImage } = await import("../../../../../src/heat/difference-image.ts");
  return differenceImage(difference.now, difference.before, difference.totals);
}

interface StageControlsProps {
  view: HeatmapView;
  setView: SetHeatmapView;
  pictures: Pictures;
  isCompared: boolean;
  shown: ShownWidth;
  frame: FrameReading | null;
  /** Whether the page beneath comes from its own site. */
  mayBeRefused: boolean;
  page: string;
  /** CSS pixels. */
  height: number;
  placed: readonly PlacedElement[];
}

/** The bar beneath the picture: its legend, its look, and the way to keep it. */
export function StageControls(props: StageControlsProps) {
  const { view, setView, pictures, isCompared, shown, frame, mayBeRefused, page, height, placed } = props;
  const { look: text, heatmap } = useMessages();
  const shape = LAYER_SHAPE[view.layer];
  const isDifference = isCompared && view.difference && shape === "spots";
  const isDrawn = pictures.image !== null || pictures.difference !== null;
  const ceiling = shape === "boxes" ? Math.max(1, ...placed.map(({ events }) => events)) : pictures.ceiling;

  const save = async () => {
    const { paintPicture } = await import("./paint-picture.ts");
    const title = `${page}, ${shown.frameWidth} px`;
    const file = await paintPicture({
      frame,
      image: await imageOf(pictures),
      width: shown.frameWidth,
      height,
      title,
      opacity: view.opacity,
    });
    saveFile(file, `titik${page.replaceAll(/[^\w-]+/g, "-").replace(/-+$/, "")}.png`);
  };

  return (
    <div className="z-10 mid:pointer-events-none mid:absolute mid:inset-x-4 mid:bottom-3.5 mid:flex mid:justify-center">
      <div className="pointer-events-auto flex flex-wrap items-center gap-x-5 gap-y-2 bg-raised px-3.5 py-2.5 max-mid:border-hair max-mid:border-y mid:rounded-float mid:shadow-float">
        {isDifference ? (
          <Suspense>
            <DifferenceLegend />
          </Suspense>
        ) : (
          <HeatLegend layer={view.layer} ceiling={ceiling} colours={view.colours} />
        )}
        <LookControls view={view} setView={setView} />
        {shape === "spots" && (
          <button
            type="button"
            title={text.save}
            className="control h-(--h-ctl-sm) px-2"
            disabled={!isDrawn}
            onClick={save}
          >
            <ImageDown aria-hidden="true" className="size-3.5" strokeWidth={1.75} />
            <span className="sr-only">{text.save}</span>
          </button>
        )}
        {shape === "spots" && <WidthNote shown={shown} onChange={(width) => setView({ width })} />}
        {frame && !frame.document && mayBeRefused && <p className="text-12 text-ink-3">{heatmap.refused}</p>}
      </div>
    </div>
  );
}
