import { Columns2 } from "lucide-react";
import { lazy } from "react";
import { LoadingLines } from "../../../../../src/components/LoadingLines.tsx";
import { Popover } from "../../../../../src/components/Popover.tsx";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import type { TimeRange } from "../../../../../src/queries/time-range.ts";
import type { HeatmapView, SetHeatmapView } from "./search-params.ts";
import { useVersions } from "./use-versions.ts";

const fetchChoices = () => import("./CompareChoices.tsx");
const CompareChoices = lazy(() =>
  fetchChoices().then(({ CompareChoices: component }) => ({ default: component })),
);

interface CompareMenuProps {
  projectId: string;
  range: TimeRange;
  view: HeatmapView;
  setView: SetHeatmapView;
}

/** What the picture is compared with, and how the two are shown. */
export function CompareMenu({ projectId, range, view, setView }: CompareMenuProps) {
  const { compare: text } = useMessages();
  const { versions, want } = useVersions(projectId, range);
  const isOn = view.against !== null;
  return (
    <Popover
      title={text.title}
      triggerClassName={isOn ? "border-cold! bg-cold-wash! text-cold!" : ""}
      className="top-full left-0 mt-1 max-h-[70dvh] w-60 overflow-y-auto p-1.5"
      onNear={() => {
        want();
        void fetchChoices();
      }}
      trigger={
        <>
          <Columns2 aria-hidden="true" className="size-4 flex-none" strokeWidth={1.75} />
          <span className="max-mid:sr-only">{text.title}</span>
        </>
      }
    >
      {(close) =>
        versions ? (
          <CompareChoices versions={versions} view={view} setView={setView} onDone={close} />
        ) : (
          <LoadingLines />
        )
      }
    </Popover>
  );
}
