import { listHeatmapVersions } from "@titik/heatmap-schema";
import { SlidersHorizontal } from "lucide-react";
import { Popover } from "../../../../../src/components/Popover.tsx";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import type { TimeRange } from "../../../../../src/queries/time-range.ts";
import { useReport } from "../../../../../src/queries/use-report.ts";
import type { HeatmapView, SetHeatmapView } from "./search-params.ts";

const FIXED = ["with", "hidden", "only"] as const;

interface FilterMenuProps {
  projectId: string;
  range: TimeRange;
  view: HeatmapView;
  setView: SetHeatmapView;
}

interface ChoiceProps {
  label: string;
  value: string | null;
  names: readonly string[];
  onChoose: (name: string | null) => void;
}

function Choice({ label, value, names, onChoose }: ChoiceProps) {
  const { filter: text } = useMessages();
  const listed = value === null || names.includes(value) ? names : [value, ...names];
  return (
    <label className="flex items-center justify-between gap-3">
      {label}
      <select
        className="control w-36 truncate px-2"
        value={value ?? ""}
        onChange={({ currentTarget }) => onChoose(currentTarget.value === "" ? null : currentTarget.value)}
      >
        <option value="">{text.any}</option>
        {listed.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Release, variant, fixed parts, and where the page beneath comes from. */
export function FilterMenu({ projectId, range, view, setView }: FilterMenuProps) {
  const { filter: text, number } = useMessages();
  const { data } = useReport(listHeatmapVersions, { projectId, range, question: {} });
  const active = [view.release, view.variant, view.site].filter((set) => set !== null).length;
  const count = active + (view.fixed === "with" ? 0 : 1) + (view.bots === "exclude" ? 0 : 1);
  return (
    <Popover
      title={text.title}
      triggerClassName={count > 0 ? "border-cold! bg-cold-wash! text-cold!" : ""}
      className="top-full right-0 mt-1 w-72 max-w-[calc(100vw-24px)] p-3.5 mid:right-auto mid:left-0"
      trigger={
        <>
          <SlidersHorizontal aria-hidden="true" className="size-4 flex-none" strokeWidth={1.75} />
          {text.title}
          {count > 0 && <span className="font-book tabular-nums">{text.active(number(count))}</span>}
        </>
      }
    >
      {(close) => (
        <div className="flex flex-col gap-2.5">
          <Choice
            label={text.release}
            value={view.release}
            names={data?.releases.map(({ name }) => name) ?? []}
            onChoose={(release) => setView({ release })}
          />
          <Choice
            label={text.variant}
            value={view.variant}
            names={data?.variants.map(({ name }) => name) ?? []}
            onChoose={(variant) => setView({ variant })}
          />
          <fieldset>
            <legend className="mb-1 font-medium">{text.fixed}</legend>
            <p className="mb-1 text-12 text-ink-3">{text.fixedNote}</p>
            {FIXED.map((fixed) => (
              <label key={fixed} className="flex min-h-7 items-center gap-2">
                <input
                  type="radio"
                  name="fixed-parts"
                  className="accent-(--ink)"
                  checked={view.fixed === fixed}
                  onChange={() => setView({ fixed })}
                />
                {text.fixedChoices[fixed]}
              </label>
            ))}
          </fieldset>
          <label className="flex min-h-7 items-center gap-2">
            <input
              type="checkbox"
              className="accent-(--ink)"
              checked={view.bots === "include"}
              onChange={({ currentTarget }) => setView({ bots: currentTarget.checked ? "include" : null })}
            />
            {text.bots}
          </label>
          <form
            className="border-hair border-t pt-2.5"
            onSubmit={(event) => {
              event.preventDefault();
              const typed = String(new FormData(event.currentTarget).get("site") ?? "").trim();
              setView({ site: typed === "" ? null : (URL.parse(typed)?.origin ?? null) });
              close();
            }}
          >
            <label>
              <span className="mb-1 block font-medium">{text.site}</span>
              <input
                name="site"
                type="url"
                defaultValue={view.site ?? ""}
                placeholder="https://"
                className="field"
              />
            </label>
            <p className="mt-1 mb-2 text-12 text-ink-3">{text.siteNote}</p>
            <button type="submit" className="control">
              {text.apply}
            </button>
          </form>
        </div>
      )}
    </Popover>
  );
}
