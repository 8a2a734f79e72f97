import { useMemo, useRef } from "react";
import { FailureNotice } from "../../../../../src/components/FailureNotice.tsx";
import { type HeatImage, heatImage } from "../../../../../src/heat/heat-image.ts";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import type { HeatmapStats } from "../../../../../src/queries/fetch-heatmap-stats.ts";
import { useHeatmapStats } from "../../../../../src/queries/use-heatmap-stats.ts";
import type { FrameReading } from "./frame-reading.ts";
import { HeatCanvas } from "./HeatCanvas.tsx";
import { HeatLegend } from "./HeatLegend.tsx";
import { PageFrame } from "./PageFrame.tsx";
import { ReachBands } from "./ReachBands.tsx";
import { SelectedElement } from "./SelectedElement.tsx";
import type { HeatmapView, SetHeatmapView } from "./search-params.ts";
import { bandQuestion, gridQuestion, type PanelSubject } from "./stats-questions.ts";
import { useHeatSummary } from "./use-heat-summary.ts";
import { useRoomWidth } from "./use-room-width.ts";
import { WidthNote } from "./WidthNote.tsx";

const MARGIN = 16;
const USUAL_HEIGHT = 3000;
const DEEPEST = 30_000;

interface HeatStageProps extends PanelSubject {
  /** Origin of the page beneath the heat. */
  site: string;
  view: HeatmapView;
  setView: SetHeatmapView;
  frame: FrameReading | null;
  onFrame: (reading: FrameReading) => void;
}

/** How tall to draw a page that cannot be measured: as far down as anything was recorded. CSS pixels. */
function deepestSeen(grid: HeatmapStats["grid"] | undefined, stats: HeatmapStats | undefined): number {
  const depths = (stats?.scroll ?? []).map(({ depth }) => depth);
  const gridHeight = grid ? grid.rows * grid.cell : 0;
  return Math.min(DEEPEST, Math.max(USUAL_HEIGHT, gridHeight, ...depths));
}

/** The page itself with the heat over it, scaled together to the room there is. */
export function HeatStage({ site, view, setView, frame, onFrame, ...subject }: HeatStageProps) {
  const messages = useMessages();
  const { projectId, range, page, shown } = subject;
  const ofBand = useHeatmapStats({ projectId, range, question: bandQuestion(subject) });
  const isSpots = view.layer !== "scroll";
  const onDocument = useHeatmapStats({
    projectId,
    range,
    question: isSpots ? gridQuestion(subject, "document") : null,
  });
  const onViewport = useHeatmapStats({
    projectId,
    range,
    question: isSpots ? gridQuestion(subject, "fixed") : null,
  });
  const documentGrid = onDocument.data?.grid;
  const viewportGrid = onViewport.data?.grid;

  const room = useRef<HTMLDivElement>(null);
  const roomWidth = useRoomWidth(room);
  const scale = Math.min(1, Math.max(0.1, (roomWidth - 2 * MARGIN) / shown.frameWidth));
  const height = frame?.height ?? deepestSeen(documentGrid, ofBand.data);

  const image = useMemo((): HeatImage | null => {
    if (!frame || !documentGrid || !viewportGrid) return null;
    return heatImage([documentGrid, viewportGrid], shown.frameWidth, height);
  }, [frame, documentGrid, viewportGrid, shown.frameWidth, height]);

  const summary = useHeatSummary(view.layer, ofBand.data, frame);
  const failed = [ofBand, onDocument, onViewport].find((query) => query.isError && !query.data);
  const isEmpty = ofBand.data?.totals.events === 0;

  return (
    <section aria-label={messages.heatmap.stage} className="relative flex min-h-0 min-w-0 flex-col bg-stage">
      {failed?.error && <FailureNotice error={failed.error} onRetry={failed.refetch} />}
      <section
        ref={room}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard.
        tabIndex={0}
        aria-label={messages.heatmap.frame(page)}
        className="min-h-0 flex-1 overflow-y-auto overflow-x-hidden max-mid:h-[460px] max-mid:flex-none mid:pb-24"
      >
        {roomWidth > 0 && (
          <div
            className="relative mx-auto my-4 overflow-hidden rounded-[3px] bg-[white] shadow-float"
            style={{ width: shown.frameWidth * scale, height: height * scale }}
          >
            <div
              className="absolute top-0 left-0 isolate origin-top-left overflow-hidden"
              style={{ width: shown.frameWidth, height, transform: `scale(${scale})` }}
            >
              <PageFrame
                site={site}
                page={page}
                width={shown.frameWidth}
                title={messages.heatmap.frame(page)}
                height={frame ? height : undefined}
                onReading={onFrame}
              />
              <div className={`absolute inset-0 ${isSpots ? "bg-scrim" : "bg-scrim-bands"}`} />
              {isSpots && image && <HeatCanvas image={image} opacity={view.opacity} label={summary} />}
              {!isSpots && ofBand.data && frame && (
                <ReachBands steps={ofBand.data.scroll} height={height} opacity={view.opacity} />
              )}
              {!frame && <div className="dot-field breathing absolute inset-0 bg-sunken" />}
              <SelectedElement frame={frame} selector={view.element} scale={scale} />
            </div>
          </div>
        )}
      </section>
      {isEmpty && (
        <div
          role="status"
          className="absolute top-8 left-1/2 z-10 flex w-72 -translate-x-1/2 flex-col items-center gap-2 rounded-float bg-raised p-4 text-center shadow-float"
        >
          <span className="live-point my-2" aria-hidden="true" />
          <p className="font-semibold">{messages.heatmap.nothingHere[view.layer]}</p>
          <p className="text-12 text-ink-3">{messages.heatmap.nothingHereText}</p>
        </div>
      )}
      <div className="z-10 mid:absolute mid:inset-x-4 mid:bottom-3.5 mid:flex mid:justify-center">
        <div className="flex flex-wrap items-center gap-x-5 gap-y-2 bg-raised px-3.5 py-2.5 max-mid:border-hair max-mid:border-y mid:rounded-float mid:shadow-float">
          <HeatLegend
            layer={view.layer}
            ceiling={image?.ceiling ?? 0}
            opacity={view.opacity}
            onOpacity={(opacity) => setView({ opacity })}
          />
          {isSpots && <WidthNote shown={shown} onChange={(width) => setView({ width })} />}
          {frame && !frame.document && <p className="text-12 text-ink-3">{messages.heatmap.refused}</p>}
        </div>
      </div>
    </section>
  );
}
