import { Calendar } from "lucide-react";
import { Popover } from "../../../../../src/components/Popover.tsx";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import { PRESET_NAMES } from "../../../../../src/queries/time-range.ts";
import type { HeatmapView, SetHeatmapView } from "./search-params.ts";

interface RangePickerProps {
  view: Pick<HeatmapView, "range" | "from" | "to">;
  setView: SetHeatmapView;
}

const asDay = (date: Date | null) => date?.toISOString().slice(0, 10) ?? "";

function asDate(value: FormDataEntryValue | null): Date | null {
  const date = new Date(`${value}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** Presets first; two days of one's own below. */
export function RangePicker({ view, setView }: RangePickerProps) {
  const messages = useMessages();
  const { range: text } = messages;
  const isCustom = view.from !== null && view.to !== null;
  const label =
    view.from && view.to ? `${messages.day(view.from)} – ${messages.day(view.to)}` : text.presets[view.range];
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
                  aria-current={!isCustom && preset === view.range}
                  className="flex min-h-9 w-full items-center rounded-ctl px-2 text-left hover:bg-hover aria-[current=true]:bg-cold-wash"
                  onClick={() => {
                    setView({ range: preset, from: null, to: null });
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
              setView({ from: asDate(form.get("from")), to: asDate(form.get("to")) });
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
                  defaultValue={asDay(view[name])}
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
