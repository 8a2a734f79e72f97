import { Calendar } from "lucide-react";
import { lazy } from "react";
import { useMessages } from "../messages/MessagesProvider.tsx";
import type { ChosenRange } from "../queries/range-params.ts";
import { Popover } from "./Popover.tsx";

const fetchChoices = () => import("./RangeChoices.tsx");
const RangeChoices = lazy(() =>
  fetchChoices().then(({ RangeChoices: component }) => ({ default: component })),
);

interface RangePickerProps {
  chosen: ChosenRange;
  onChange: (chosen: Partial<ChosenRange>) => void;
}

/** The chosen time; pressed, what else there is to choose. */
export function RangePicker({ chosen, onChange }: RangePickerProps) {
  const messages = useMessages();
  const { range: text } = messages;
  const label =
    chosen.from && chosen.to
      ? `${messages.day(chosen.from)} – ${messages.day(chosen.to)}`
      : text.presets[chosen.range];
  return (
    <Popover
      title={text.choose}
      className="top-full left-0 mt-1 w-64 p-1.5"
      onNear={fetchChoices}
      trigger={
        <>
          <Calendar aria-hidden="true" className="size-4 flex-none" strokeWidth={1.75} />
          {label}
        </>
      }
    >
      {(close) => <RangeChoices chosen={chosen} onChange={onChange} onDone={close} />}
    </Popover>
  );
}
