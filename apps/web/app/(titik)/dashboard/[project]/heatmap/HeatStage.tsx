import { getHeatmapAttention } from "@titik/heatmap-schema";
import { lazy, Suspense, useRef } from "react";
import { FailureNotice } from "../../../../../src/components/FailureNotice.tsx";
import { useRoomWidth } from "../../../../../src/components/use-room-width.ts";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import type { HeatmapStats } from "../../../../../src/queries/fetch-heatmap-stats.ts";
import { useHeatmapStats } from "../../../../../src/queries/use-heatmap-stats.ts";
import { useReport } from "../../../../../src/queries/use-report.ts";
import type { Beneath } from "./choose-beneath.ts";
import { EmptyLayer } from "./EmptyLayer.tsx";
import type { FrameReading } from "./frame-reading.ts";
import { HoverLayer } from "./HoverLayer.tsx";
import { Paper } from "./Paper.tsx";
import { PictureLayers } from "./PictureLayers.tsx";
import { Ruler } from "./Ruler.tsx";
import { SelectedElement, selectedBox } from "./SelectedElement.tsx";
import { StageControls } from "./StageControls.tsx";
import { type HeatmapView, LAYER_SHAPE, type SetHeatmapView } from "./search-params.ts";
import { attentionQuestion, bandQuestion, comparedSubject, type PanelSubject } from "./stats-questions.ts";
import { useHeatSummary } from "./use-heat-summary.ts";
import { usePictures } from "./use-pictures.ts";
import type { PlacedElement } from "./use-placed-elements.ts";

// Fetched with the layer that they draw: most visits look at spots.
const ElementBoxes = lazy(() =>
  import("./ElementBoxes.tsx").then(({ ElementBoxes: component }) => ({ default: component })),
);
const ReachBands = lazy(() =>
  import("./ReachBands.tsx").then(({ ReachBands: component }) => ({ default: component })),
);
const AttentionBands = lazy(() =>
  import("./AttentionBands.tsx").then(({ AttentionBands: component }) => ({ default: component })),
);

const MARGIN = 16;
const RULER = 44;
/** Narrower stages have no room for rulers. */
const RULED_FROM = 520;
const USUAL_HEIGHT = 3000;
const DEEPEST = 30_000;

interface HeatStageProps {
  subject: PanelSubject;
  /** The page beneath the heat, and the origin that it is fetched from. */
  page: string;
  site: string;
  beneath: Beneath;
  view: HeatmapView;
  setView: SetHeatmapView;
  frame: FrameReading | null;
  onFrame: (reading: FrameReading) => void;
  placed: readonly PlacedElement[];
}

/** How tall to draw a page that cannot be measured: as far down as anything was recorded. CSS pixels. */
function deepestSeen(stats: HeatmapStats | undefined): number {
  const depths = (stats?.scroll ?? []).map(({ depth }) => depth);
  const gridHeight = stats?.grid ? stats.grid.rows * stats.grid.cell : 0;
  return Math.min(DEEPEST, Math.max(USUAL_HEIGHT, gridHeight, ...depths));
}

/** The page itself with the heat over it, scaled together to the room there is. */
export function HeatStage(props: HeatStageProps) {
  const { subject, page, site, beneath, view, setView, frame, onFrame, placed } = props;
  const messages = useMessages();
  const { projectId, range, shown } = subject;
  const shape = LAYER_SHAPE[view.layer];
  const ofBand = useHeatmapStats({ projectId, range, question: bandQuestion(subject) });
  const attention = useReport(getHeatmapAttention, {
    projectId,
    range,
    question: view.layer === "attention" ? attentionQuestion(subject) : null,
  });
  const room = useRef<HTMLDivElement>(null);
  const roomWidth = useRoomWidth(room);
  const ruler = roomWidth >= RULED_FROM ? RULER : 0;
  const scale = Math.min(1, Math.max(0.1, (roomWidth - ruler - 2 * MARGIN) / shown.frameWidth));
  const height = frame?.height ?? deepestSeen(ofBand.data);
  const compared = comparedSubject(subject, view);
  const { pictures, failed } = usePictures({ subject, compared, view, height: frame ? height : null });
  const summary = useHeatSummary(view.layer, ofBand.data, placed);
  const failure = [ofBand, attention].find((query) => query.isError && !query.data) ?? failed;
  const marked = selectedBox(frame, placed, view.element);

  return (
    <section aria-label={messages.heatmap.stage} className="relative flex min-h-0 min-w-0 flex-col bg-stage">
      {failure?.error && <FailureNotice error={failure.error} onRetry={failure.refetch} />}
      <section
        ref={room}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard.
        tabIndex={0}
        aria-label={messages.heatmap.frame(page)}
        className="min-h-0 flex-1 overflow-y-auto overflow-x-hidden max-mid:h-[460px] max-mid:flex-none mid:pb-24"
      >
        {roomWidth > 0 && (
          <>
            {ruler > 0 && (
              <div className="sticky top-0 z-20 border-hair border-b bg-bg">
                <div className="mx-auto" style={{ width: shown.frameWidth * scale, translate: ruler / 2 }}>
                  <Ruler axis="x" length={shown.frameWidth} scale={scale} marked={marked} />
                </div>
              </div>
            )}
            <div className="flex min-h-full">
              {ruler > 0 && (
                <div className="flex-none border-hair border-r bg-bg pt-4" style={{ width: ruler }}>
                  <Ruler axis="y" length={height} scale={scale} marked={marked} />
                </div>
              )}
              <div
                className="relative mx-auto my-4 flex-none rounded-[3px] bg-[white] shadow-float"
                style={{ width: shown.frameWidth * scale, height: height * scale }}
              >
                <div className="absolute inset-0 overflow-hidden rounded-[3px]">
                  <div
                    className="absolute top-0 left-0 isolate origin-top-left overflow-hidden"
                    style={{ width: shown.frameWidth, height, transform: `scale(${scale})` }}
                  >
                    <Paper
                      beneath={beneath}
                      site={site}
                      page={page}
                      width={shown.frameWidth}
                      title={messages.heatmap.frame(page)}
                      height={frame ? height : undefined}
                      opacity={view.paper}
                      onReading={onFrame}
                    />
                    <div
                      className={`absolute inset-0 ${shape === "bands" ? "bg-scrim-bands" : "bg-scrim"}`}
                    />
                    {shape === "spots" && (
                      <PictureLayers pictures={pictures} view={view} scale={scale} label={summary} />
                    )}
                    <Suspense>
                      {shape === "boxes" && frame && (
                        <ElementBoxes
                          placed={placed}
                          opacity={view.opacity}
                          colours={view.colours}
                          scale={scale}
                          label={summary}
                        />
                      )}
                      {view.layer === "scroll" && ofBand.data && frame && (
                        <ReachBands
                          steps={ofBand.data.scroll}
                          height={height}
                          opacity={view.opacity}
                          colours={view.colours}
                        />
                      )}
                      {view.layer === "attention" && attention.data && frame && (
                        <AttentionBands
                          attention={attention.data}
                          height={height}
                          opacity={view.opacity}
                          colours={view.colours}
                        />
                      )}
                    </Suspense>
                    {!frame && <div className="dot-field breathing absolute inset-0 bg-sunken" />}
                    <SelectedElement box={marked} scale={scale} />
                  </div>
                </div>
                {shape !== "bands" && frame && (
                  <HoverLayer
                    view={view}
                    setView={setView}
                    placed={placed}
                    grids={pictures.grids}
                    scale={scale}
                    width={shown.frameWidth * scale}
                  />
                )}
              </div>
            </div>
          </>
        )}
      </section>
      {ofBand.data?.totals.events === 0 && <EmptyLayer layer={view.layer} />}
      <StageControls
        view={view}
        setView={setView}
        pictures={pictures}
        isCompared={compared !== null}
        shown={shown}
        frame={frame}
        mayBeRefused={beneath.kind === "live"}
        page={page}
        height={height}
        placed={placed}
      />
    </section>
  );
}
