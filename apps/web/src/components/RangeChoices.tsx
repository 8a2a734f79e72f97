import { useMessages } from "../messages/MessagesProvider.tsx";
import type { ChosenRange } from "../queries/range-params.ts";
import { PRESET_NAMES } from "../queries/time-range.ts";

interface RangeChoicesProps {
  chosen: ChosenRange;
  onChange: (chosen: Partial<ChosenRange>) => void;
  onDone: () => void;
}

const asDay = (date: Date | null) => date?.toISOString().slice(0, 10) ?? "";

function asDate(value: FormDataEntryValue | null): Date | null {
  const date = new Date(`${value}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** Presets first; two days of one's own below. */
export function RangeChoices({ chosen, onChange, onDone }: RangeChoicesProps) {
  const { range: text } = useMessages();
  const isCustom = chosen.from !== null && chosen.to !== null;
  return (
    <>
      <ul>
        {PRESET_NAMES.map((preset) => (
          <li key={preset}>
            <button
              type="button"
              aria-current={!isCustom && preset === chosen.range}
              className="flex min-h-9 w-full items-center rounded-ctl px-2 text-left hover:bg-hover aria-[current=true]:bg-cold-wash"
              onClick={() => {
                onChange({ range: preset, from: null, to: null });
                onDone();
              }}
            >
              {text.presets[preset]}
            </button>
          </li>
        ))}
      </ul>
      <form
        className="-mx-1.5 mt-1.5 flex flex-col gap-2 border-hair border-t p-3"
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          onChange({ from: asDate(form.get("from")), to: asDate(form.get("to")) });
          onDone();
        }}
      >
        {(["from", "to"] as const).map((name) => (
          <label key={name} className="flex items-center justify-between gap-2">
            {text[name]}
            <input
              type="date"
              name={name}
              required
              defaultValue={asDay(chosen[name])}
              className="h-(--h-ctl-sm) rounded-ctl border border-ctl bg-surface px-2"
            />
          </label>
        ))}
        <div className="flex items-center justify-between gap-2">
          <span className="text-12 text-ink-3">{text.utc}</span>
          <button type="submit" className="control">
            {text.apply}
          </button>
        </div>
      </form>
    </>
  );
}
