import type { VersionsResponse } from "@titik/heatmap-schema";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import type { HeatmapView, SetHeatmapView } from "./search-params.ts";

const FIXED = ["with", "hidden", "only"] as const;

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

interface FilterChoicesProps {
  versions: VersionsResponse;
  view: HeatmapView;
  setView: SetHeatmapView;
  onDone: () => void;
}

/** Release, variant, fixed parts, and where the page beneath comes from. */
export function FilterChoices({ versions, view, setView, onDone }: FilterChoicesProps) {
  const { filter: text } = useMessages();
  return (
    <div className="flex flex-col gap-2.5">
      <Choice
        label={text.release}
        value={view.release}
        names={versions.releases.map(({ name }) => name)}
        onChoose={(release) => setView({ release })}
      />
      <Choice
        label={text.variant}
        value={view.variant}
        names={versions.variants.map(({ name }) => name)}
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
          onDone();
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
  );
}
