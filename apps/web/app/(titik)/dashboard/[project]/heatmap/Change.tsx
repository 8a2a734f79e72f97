import { ArrowDown, ArrowUp } from "lucide-react";
import { type Counted, changeOf, verdictOf } from "../../../../../src/heat/difference.ts";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";

export interface Comparison {
  now: Counted;
  before: Counted;
}

/** How an element's share changed, or that there is too little to tell. */
export function Change({ now, before }: Comparison) {
  const { compare: text, percent } = useMessages();
  const verdict = verdictOf(now, before);
  if (verdict === "same" || verdict === "unclear") {
    return <span className="block text-11 text-ink-3">{text[verdict]}</span>;
  }
  const Icon = verdict === "more" ? ArrowUp : ArrowDown;
  return (
    <span
      className={`flex items-center gap-1 text-11 tabular-nums ${verdict === "more" ? "text-ember" : "text-cold"}`}
    >
      <Icon aria-hidden="true" className="size-3" strokeWidth={2} />
      <span className="sr-only">{text[verdict]}</span>
      {percent(Math.abs(2 ** changeOf(now, before) - 1))}
    </span>
  );
}
