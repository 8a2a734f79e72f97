import type { VersionsResponse } from "@titik/heatmap-schema";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import type { HeatmapView, SetHeatmapView } from "./search-params.ts";

const ROW =
  "flex min-h-9 w-full items-center rounded-ctl px-2 text-left hover:bg-hover aria-[current=true]:bg-cold-wash";

interface CompareChoicesProps {
  versions: VersionsResponse;
  view: HeatmapView;
  setView: SetHeatmapView;
  onDone: () => void;
}

/** The time before, one of the releases or nothing; and as two pictures or as their difference. */
export function CompareChoices({ versions, view, setView, onDone }: CompareChoicesProps) {
  const { compare: text } = useMessages();
  const chosen = (against: HeatmapView["against"], other: string | null = null) => ({
    type: "button" as const,
    className: ROW,
    "aria-current": view.against === against && view.other === other,
  });
  const set = (against: HeatmapView["against"], other: string | null = null) => {
    setView({ against, other });
    onDone();
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
      {versions.releases.length === 0 && <p className="px-2 pb-2 text-12 text-ink-3">{text.none}</p>}
      {versions.releases.map(({ name }) => (
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
}
