import { CopyLinkButton } from "../../../../../src/components/CopyLinkButton.tsx";
import { RangePicker } from "../../../../../src/components/RangePicker.tsx";
import type { TimeRange } from "../../../../../src/queries/time-range.ts";
import { BeneathMenu } from "./BeneathMenu.tsx";
import { CompareMenu } from "./CompareMenu.tsx";
import { FilterMenu } from "./FilterMenu.tsx";
import { PagePicker, type SeenPage } from "./PagePicker.tsx";
import { type HeatmapView, LAYER_SHAPE, type SetHeatmapView } from "./search-params.ts";
import type { ShownWidth } from "./use-shown-width.ts";

interface PageBarProps {
  projectId: string;
  range: TimeRange;
  pages: readonly SeenPage[];
  page: string | null;
  /** The one that the heat is drawn on; of a group the busiest. */
  shownPage: string | null;
  isAdmin: boolean;
  /** Undefined while it is not known yet what was seen. */
  shown: ShownWidth | undefined;
  view: HeatmapView;
  setView: SetHeatmapView;
}

/** Which page, when, compared with what, and of whom. */
export function PageBar(props: PageBarProps) {
  const { projectId, range, pages, page, shownPage, isAdmin, shown, view, setView } = props;
  const menus = { projectId, range, view, setView };
  return (
    <div className="flex min-h-13 flex-wrap items-center gap-2 border-hair border-b px-4 py-2 max-mid:px-3">
      <div className="min-w-0 max-mid:flex-1">
        <PagePicker
          pages={pages}
          page={page}
          layer={view.layer}
          onChange={(next) => setView({ page: next, element: null, behind: null, width: null })}
        />
      </div>
      <div className="flex flex-wrap gap-2 max-mid:order-2 max-mid:w-full max-mid:flex-nowrap max-mid:*:flex-none max-mid:*:last:flex-initial">
        <RangePicker chosen={view} onChange={setView} />
        {LAYER_SHAPE[view.layer] === "spots" && <CompareMenu {...menus} />}
        <FilterMenu {...menus} />
        {shownPage !== null && shown && (
          <BeneathMenu
            projectId={projectId}
            page={shownPage}
            isAdmin={isAdmin}
            shown={shown}
            view={view}
            setView={setView}
          />
        )}
      </div>
      {page !== null && (
        <span className="max-mid:order-1 mid:ml-auto">
          <CopyLinkButton
            {...(shown ? { defaults: { band: shown.band, width: String(shown.drawn) } } : {})}
          />
        </span>
      )}
    </div>
  );
}
