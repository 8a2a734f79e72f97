import { DIFFERENCE_COLOURS } from "../../../../../src/heat/difference-image.ts";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";

const ENTRIES = ["more", "less", "unclear"] as const;

/** What the colours of a difference say; grey dots are where too few events are to tell. */
export function DifferenceLegend() {
  const { compare: text } = useMessages();
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-12 text-ink-2">
      {ENTRIES.map((entry) => (
        <li key={entry} className="flex items-center gap-1.5">
          <span
            aria-hidden="true"
            className="size-2.5 rounded-[2px]"
            style={{ background: `rgb(${DIFFERENCE_COLOURS[entry].join(" ")})` }}
          />
          {text[entry]}
        </li>
      ))}
    </ul>
  );
}
