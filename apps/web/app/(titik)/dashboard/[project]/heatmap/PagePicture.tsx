import { useState } from "react";
import { ElementPanel } from "./ElementPanel.tsx";
import type { FrameReading } from "./frame-reading.ts";
import { HeatStage } from "./HeatStage.tsx";
import { ReachPanel } from "./ReachPanel.tsx";
import type { HeatmapView, SetHeatmapView } from "./search-params.ts";
import type { PanelSubject } from "./stats-questions.ts";

interface PagePictureProps {
  subject: PanelSubject;
  /** Origin of the page beneath the heat. */
  site: string;
  view: HeatmapView;
  setView: SetHeatmapView;
}

/** One page at one width: the picture, and beside it the same in words. */
export function PagePicture({ subject, site, view, setView }: PagePictureProps) {
  const [frame, setFrame] = useState<FrameReading | null>(null);
  return (
    <div className="min-h-0 flex-1 mid:grid mid:grid-cols-[minmax(0,1fr)_var(--panel)]">
      <HeatStage {...subject} site={site} view={view} setView={setView} frame={frame} onFrame={setFrame} />
      {view.layer === "scroll" ? (
        <ReachPanel {...subject} />
      ) : (
        <ElementPanel {...subject} view={view} setView={setView} frame={frame} />
      )}
    </div>
  );
}
