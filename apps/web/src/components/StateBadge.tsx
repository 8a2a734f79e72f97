import type { ReactNode } from "react";

/** `good` a disc, `waiting` and `rest` a ring, `bad` a square: the state is never told by colour alone. */
export type Tone = "good" | "waiting" | "bad" | "rest";

const LOOK: Record<Tone, { badge: string; point: string }> = {
  good: { badge: "bg-ok-wash text-ok", point: "rounded-full bg-current" },
  waiting: { badge: "bg-warn-wash text-warn", point: "rounded-full border-[1.5px] border-current" },
  bad: { badge: "bg-bad-wash text-bad", point: "rounded-[1px] bg-current" },
  rest: { badge: "bg-sunken text-ink-2", point: "rounded-full border-[1.5px] border-current" },
};

export function StateBadge({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span
      className={`inline-flex h-5 items-center gap-1.5 whitespace-nowrap rounded-inner px-1.5 font-medium text-12 ${LOOK[tone].badge}`}
    >
      <span aria-hidden="true" className={`size-[7px] flex-none ${LOOK[tone].point}`} />
      {children}
    </span>
  );
}
