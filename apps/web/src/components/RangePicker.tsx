import { Calendar } from "lucide-react";
import { useMessages } from "../messages/MessagesProvider.tsx";
import type { ChosenRange } from "../queries/range-params.ts";
import { PRESET_NAMES } from "../queries/time-range.ts";
import { Popover } from "./Popover.tsx";

interface RangePickerProps {
  chosen: ChosenRange;
  onChange: (chosen: Partial<ChosenRange>) => void;
}

const asDay = (date: Date | null) => date?.toISOString().slice(0, 10) ?? "";

function asDate(value: FormDataEntryValue | null): Date | null {
  const date = new Date(`${value}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** Presets first; two days of one's own below. */
export function RangePicker({ chosen, onChange }: RangePickerProps) {
  const messages = useMessages();
  const { range: text } = messages;
  const isCustom = chosen.from !== null && chosen.to !== null;
  const label =
    chosen.from && chosen.to
      ? `${messages.day(chosen.from)} – ${messages.day(chosen.to)}`
      : text.presets[chosen.range];
  return (
    <Popover
      title={text.choose}
      className="top-full left-0 mt-1 w-64 p-1.5"
      trigger={
        <>
          <Calendar aria-hidden="true" className="size-4 flex-none" strokeWidth={1.75} />
          {label}
        </>
      }
    >
      {(close) => (
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
                    close();
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
              close();
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
      )}
    </Popover>
  );
}
