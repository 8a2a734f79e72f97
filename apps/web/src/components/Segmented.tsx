import type { LucideIcon } from "lucide-react";
import { useEffect, useId, useRef } from "react";

interface Option<Value extends string> {
  value: Value;
  label: string;
  icon: LucideIcon;
  /** Shown after the word. */
  count?: string | undefined;
}

interface SegmentedProps<Value extends string> {
  label: string;
  options: readonly Option<Value>[];
  value: Value;
  onChange: (value: Value) => void;
  /** Keeps only icon and count where there is little room; the word stays readable to assistive technology. */
  compact?: boolean;
  /** Keeps the counts for wide windows: the words need the room. */
  countsWhenWide?: boolean;
}

/** One of a few: real radio buttons, so arrow keys and screen readers work as everywhere. */
export function Segmented<Value extends string>({
  label,
  options,
  value,
  onChange,
  compact = false,
  countsWhenWide = false,
}: SegmentedProps<Value>) {
  const name = useId();
  const group = useRef<HTMLFieldSetElement>(null);
  // On a phone the options may be wider than the window: the chosen one is in sight.
  useEffect(() => {
    const chosen = group.current?.querySelector<HTMLInputElement>(`input[value="${value}"]`)?.parentElement;
    if (!group.current || !chosen) return;
    const { scrollLeft, clientWidth } = group.current;
    const isInSight =
      chosen.offsetLeft >= scrollLeft && chosen.offsetLeft + chosen.offsetWidth <= scrollLeft + clientWidth;
    if (!isInSight) group.current.scrollLeft = chosen.offsetLeft - (clientWidth - chosen.offsetWidth) / 2;
  }, [value]);
  return (
    <fieldset
      ref={group}
      className="relative flex min-w-0 gap-px rounded-[7px] bg-sunken p-0.5 max-mid:w-full max-mid:overflow-x-auto"
    >
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className="relative inline-flex h-[calc(var(--h-ctl)-4px)] items-center justify-center gap-1.5 rounded-[5px] px-2.5 font-medium text-ink-2 hover:text-ink has-checked:bg-raised has-checked:text-ink has-checked:shadow-[0_0_0_1px_var(--line)] has-focus-visible:outline-2 has-focus-visible:outline-cold max-mid:flex-[1_0_auto] max-mid:px-2"
        >
          <input
            type="radio"
            className="peer absolute inset-0 m-0 appearance-none opacity-0"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <option.icon
            aria-hidden="true"
            className="size-3.5 flex-none peer-checked:text-ember"
            strokeWidth={1.75}
          />
          <span className={compact ? "mid:max-wide:sr-only" : "whitespace-nowrap"}>{option.label}</span>
          {option.count !== undefined && (
            <span
              className={`font-book empty:min-w-6 text-12 text-ink-3 tabular-nums ${countsWhenWide ? "mid:max-wide:hidden" : ""}`}
            >
              {option.count}
            </span>
          )}
        </label>
      ))}
    </fieldset>
  );
}
