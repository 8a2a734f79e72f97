import { SlidersHorizontal } from "lucide-react";
import { lazy } from "react";
import { LoadingLines } from "../../../../../src/components/LoadingLines.tsx";
import { Popover } from "../../../../../src/components/Popover.tsx";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import type { TimeRange } from "../../../../../src/queries/time-range.ts";
import type { HeatmapView, SetHeatmapView } from "./search-params.ts";
import { useVersions } from "./use-versions.ts";

const fetchChoices = () => import("./FilterChoices.tsx");
const FilterChoices = lazy(() =>
  fetchChoices().then(({ FilterChoices: component }) => ({ default: component })),
);

interface FilterMenuProps {
  projectId: string;
  range: TimeRange;
  view: HeatmapView;
  setView: SetHeatmapView;
}

/** The filters, and how many are set. */
export function FilterMenu({ projectId, range, view, setView }: FilterMenuProps) {
  const { filter: text, number } = useMessages();
  const { versions, want } = useVersions(projectId, range);
  const active = [view.release, view.variant, view.site].filter((set) => set !== null).length;
  const count = active + (view.fixed === "with" ? 0 : 1) + (view.bots === "exclude" ? 0 : 1);
  return (
    <Popover
      title={text.title}
      triggerClassName={count > 0 ? "border-cold! bg-cold-wash! text-cold!" : ""}
      className="top-full right-0 mt-1 w-72 max-w-[calc(100vw-24px)] p-3.5 mid:right-auto mid:left-0"
      onNear={() => {
        want();
        void fetchChoices();
      }}
      trigger={
        <>
          <SlidersHorizontal aria-hidden="true" className="size-4 flex-none" strokeWidth={1.75} />
          <span className="max-mid:sr-only">{text.title}</span>
          {count > 0 && <span className="font-book tabular-nums">{text.active(number(count))}</span>}
        </>
      }
    >
      {(close) =>
        versions ? (
          <FilterChoices versions={versions} view={view} setView={setView} onDone={close} />
        ) : (
          <LoadingLines />
        )
      }
    </Popover>
  );
}
