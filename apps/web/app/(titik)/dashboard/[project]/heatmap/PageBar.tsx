import type { HeatmapStats } from "../../../../../src/queries/fetch-heatmap-stats.ts";
import { PagePicker } from "./PagePicker.tsx";
import { RangePicker } from "./RangePicker.tsx";
import type { HeatmapView, SetHeatmapView } from "./search-params.ts";

interface PageBarProps {
  pages: HeatmapStats["pages"];
  page: string | null;
  view: HeatmapView;
  setView: SetHeatmapView;
}

/** Which page, and when. */
export function PageBar({ pages, page, view, setView }: PageBarProps) {
  return (
    <div className="flex min-h-13 flex-wrap items-center gap-2 border-hair border-b px-4 py-2 max-mid:px-3">
      <PagePicker
        pages={pages}
        page={page}
        layer={view.layer}
        onChange={(next) => setView({ page: next, element: null, width: null })}
      />
      <RangePicker view={view} setView={setView} />
    </div>
  );
}
