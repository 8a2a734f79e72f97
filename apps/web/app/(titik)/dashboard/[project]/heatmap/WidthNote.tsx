import { eventsOf } from "../../../../../src/heat/width-bands.ts";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import type { ShownWidth } from "./use-shown-width.ts";

interface WidthNoteProps {
  shown: ShownWidth;
  onChange: (width: number | "all") => void;
}

/** Says which clicks are in the picture: at another width the page is laid out anew, and they would be off. */
export function WidthNote({ shown, onChange }: WidthNoteProps) {
  const { widths: text, number } = useMessages();
  const { widths, drawn, frameWidth } = shown;
  const exact = widths.find(({ vw }) => vw === frameWidth)?.events ?? 0;
  const rest = eventsOf(widths) - exact;
  if (widths.length === 0) return null;
  if (rest === 0) return <p className="text-12 text-ink-3">{text.only(number(frameWidth))}</p>;
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-x-2 text-12 text-ink-3">
      <label className="flex items-center gap-2 text-ink-2">
        <span className="sr-only">{text.label}</span>
        <select
          className="control h-(--h-ctl-sm) px-2 text-12"
          value={drawn}
          onChange={({ currentTarget: { value } }) => onChange(value === "all" ? value : Number(value))}
        >
          {widths.map(({ vw, events }) => (
            <option key={vw} value={vw}>
              {text.exact(number(vw), number(events))}
            </option>
          ))}
          <option value="all">{text.all(number(exact + rest))}</option>
        </select>
      </label>
      <p className="mid:max-w-64">
        {drawn === "all" ? text.mixed(number(rest), number(frameWidth)) : text.rest(number(rest))}
      </p>
    </div>
  );
}
