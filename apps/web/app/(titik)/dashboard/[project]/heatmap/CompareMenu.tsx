import { listHeatmapVersions } from "@titik/heatmap-schema";
import { Columns2 } from "lucide-react";
import { Popover } from "../../../../../src/components/Popover.tsx";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import type { TimeRange } from "../../../../../src/queries/time-range.ts";
import { useReport } from "../../../../../src/queries/use-report.ts";
import type { HeatmapView, SetHeatmapView } from "./search-params.ts";

const ROW =
  "flex min-h-9 w-full items-center rounded-ctl px-2 text-left hover:bg-hover aria-[current=true]:bg-cold-wash";

interface CompareMenuProps {
  projectId: string;
  range: TimeRange;
  view: HeatmapView;
  setView: SetHeatmapView;
}

/** What the picture is compared with, and how the two are shown. */
export function CompareMenu({ projectId, range, view, setView }: CompareMenuProps) {
  const { compare: text } = useMessages();
  const { data } = useReport(listHeatmapVersions, { projectId, range, question: {} });
  const isOn = view.against !== null;
  const chosen = (against: HeatmapView["against"], other: string | null = null) => ({
    type: "button" as const,
    className: ROW,
    "aria-current": view.against === against && view.other === other,
  });
  return (
    <Popover
      title={text.title}
      triggerClassName={isOn ? "border-cold! bg-cold-wash! text-cold!" : ""}
      className="top-full left-0 mt-1 max-h-[70dvh] w-60 overflow-y-auto p-1.5"
      trigger={
        <>
          <Columns2 aria-hidden="true" className="size-4 flex-none" strokeWidth={1.75} />
          {text.title}
        </>
      }
    >
      {(close) => {
        const set = (against: HeatmapView["against"], other: string | null = null) => {
          setView({ against, other });
          close();
        };
        return (
          <>
            <button {...chosen(null)} onClick={() => set(null)}>
              {text.off}
            </button>
            <button {...chosen("before")} onClick={() => set("before")}>
              {text.before}
            </button>
            <p className="px-2 pt-2 pb-1 text-12 text-ink-3">{text.releases}</p>
            {data?.releases.length === 0 && <p className="px-2 pb-2 text-12 text-ink-3">{text.none}</p>}
            {data?.releases.map(({ name }) => (
              <button key={name} {...chosen("release", name)} onClick={() => set("release", name)}>
                <span className="truncate">{text.release(name)}</span>
              </button>
            ))}
            <fieldset className="-mx-1.5 mt-1.5 flex flex-col gap-1 border-hair border-t px-3.5 pt-2.5 pb-1">
              <legend className="sr-only">{text.as}</legend>
              {([false, true] as const).map((difference) => (
                <label key={String(difference)} className="flex min-h-7 items-center gap-2">
                  <input
                    type="radio"
                    name="compare-as"
                    className="accent-(--ink)"
                    checked={view.difference === difference}
                    onChange={() => setView({ difference })}
                  />
                  {difference ? text.difference : text.split}
                </label>
              ))}
            </fieldset>
          </>
        );
      }}
    </Popover>
  );
}
