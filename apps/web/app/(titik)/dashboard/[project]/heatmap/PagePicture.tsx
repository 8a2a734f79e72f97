import { listHeatmapElements } from "@titik/heatmap-schema";
import { lazy, Suspense, useState } from "react";
import { useReport } from "../../../../../src/queries/use-report.ts";
import type { Beneath } from "./choose-beneath.ts";
import { ElementPanel } from "./ElementPanel.tsx";
import type { FrameReading } from "./frame-reading.ts";
import { HeatStage } from "./HeatStage.tsx";
import { type HeatmapView, LAYER_SHAPE, type SetHeatmapView } from "./search-params.ts";
import { comparedSubject, elementsQuestion, type PanelSubject } from "./stats-questions.ts";
import { useGrids } from "./use-pictures.ts";
import { usePlacedElements } from "./use-placed-elements.ts";

const EventsBehind = lazy(() =>
  import("./EventsBehind.tsx").then(({ EventsBehind: component }) => ({ default: component })),
);
const ReachPanel = lazy(() =>
  import("./ReachPanel.tsx").then(({ ReachPanel: component }) => ({ default: component })),
);
const AttentionPanel = lazy(() =>
  import("./AttentionPanel.tsx").then(({ AttentionPanel: component }) => ({ default: component })),
);

interface PagePictureProps {
  subject: PanelSubject;
  /** The page beneath the heat, and its origin. */
  page: string;
  site: string;
  beneath: Beneath;
  view: HeatmapView;
  setView: SetHeatmapView;
}

/** One page at one width: the picture, and beside it the same in words. */
export function PagePicture({ subject, page, site, beneath, view, setView }: PagePictureProps) {
  const [frame, setFrame] = useState<FrameReading | null>(null);
  const { projectId, range } = subject;
  const shape = LAYER_SHAPE[view.layer];
  const isBands = shape === "bands";
  const compared = shape === "spots" ? comparedSubject(subject, view) : null;
  // The picture first: the list is counted from raw rows, and would hold it up.
  const { grids, failed } = useGrids(shape === "spots" ? subject : null, view.fixed);
  const isDrawn = grids !== null || failed !== undefined || shape !== "spots";
  const elements = useReport(listHeatmapElements, {
    projectId,
    range,
    question: isBands || !isDrawn ? null : elementsQuestion(subject),
  });
  const before = useReport(listHeatmapElements, {
    projectId,
    range: compared?.range ?? range,
    question: compared && isDrawn ? { ...elementsQuestion(compared), limit: 200 } : null,
  });
  const placed = usePlacedElements(elements.data, frame, page);
  const chosen = placed.find(({ selector }) => selector === view.element);

  return (
    <div className="min-h-0 flex-1 mid:grid mid:grid-cols-[minmax(0,1fr)_var(--panel)]">
      <HeatStage
        subject={subject}
        page={page}
        site={site}
        beneath={beneath}
        view={view}
        setView={setView}
        frame={frame}
        onFrame={setFrame}
        placed={placed}
      />
      <Suspense fallback={<div className="border-hair mid:border-l" />}>
        {!isBands && view.behind !== null ? (
          <EventsBehind
            subject={subject}
            view={view}
            setView={setView}
            name={view.behind === "element" ? (chosen?.name ?? view.element) : null}
          />
        ) : (
          <>
            {view.layer === "scroll" && <ReachPanel {...subject} />}
            {view.layer === "attention" && <AttentionPanel subject={subject} colours={view.colours} />}
            {!isBands && (
              <ElementPanel
                subject={subject}
                view={view}
                setView={setView}
                elements={elements.data}
                isWaiting={elements.isPending}
                before={compared ? before.data : undefined}
                placed={placed}
                isRead={Boolean(frame?.document)}
                isDrawn={isDrawn}
              />
            )}
          </>
        )}
      </Suspense>
    </div>
  );
}
