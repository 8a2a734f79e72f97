import type { OverviewResponse } from "@titik/heatmap-schema";
import { ArrowDown, ArrowUp } from "lucide-react";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import { Sparkline } from "./Sparkline.tsx";

interface Figure {
  name: string;
  value: string;
  now: number;
  before: number;
  course: readonly number[];
}

/** How much more or less than before: an arrow beside the share, in words for those who do not see it. */
function Change({ now, before }: Pick<Figure, "now" | "before">) {
  const { overview: text, share } = useMessages();
  if (before === 0) return <span className="text-12 text-ink-3">{text.noBefore}</span>;
  const change = (now - before) / before;
  if (Math.abs(change) < 0.0005) return <span className="text-12 text-ink-3">{text.same}</span>;
  const Icon = change > 0 ? ArrowUp : ArrowDown;
  const size = share(Math.abs(change));
  return (
    <span className="flex items-center gap-1 text-12 text-ink-2 tabular-nums">
      <Icon aria-hidden="true" className="size-3.5" strokeWidth={1.75} />
      <span aria-hidden="true">{size}</span>
      <span className="sr-only">{change > 0 ? text.more(size) : text.less(size)}</span>
    </span>
  );
}

/** The project in four numbers, each beside the time before. */
export function FigureRow({ overview }: { overview: OverviewResponse | undefined }) {
  const { overview: text, number, decimal } = useMessages();
  const { totals, previous, series = [] } = overview ?? {};
  const perSession = (counts: typeof totals) => (counts?.events ?? 0) / Math.max(1, counts?.sessions ?? 0);
  const counted = (name: string, key: "sessions" | "events" | "clicks", course: number[]): Figure => ({
    name,
    value: number(totals?.[key] ?? 0),
    now: totals?.[key] ?? 0,
    before: previous?.[key] ?? 0,
    course,
  });
  const figures: Figure[] = [
    counted(
      text.sessions,
      "sessions",
      series.map(({ sessions }) => sessions),
    ),
    counted(
      text.events,
      "events",
      series.map(({ clicks, hovers, scrolls }) => clicks + hovers + scrolls),
    ),
    counted(
      text.clicks,
      "clicks",
      series.map(({ clicks }) => clicks),
    ),
    {
      name: text.perSession,
      value: decimal(perSession(totals)),
      now: perSession(totals),
      before: perSession(previous),
      course: series.map(
        ({ clicks, hovers, scrolls, sessions }) => (clicks + hovers + scrolls) / Math.max(1, sessions),
      ),
    },
  ];
  return (
    <dl className="grid grid-cols-2 border-hair border-b mid:grid-cols-4">
      {figures.map(({ name, value, now, before, course }) => (
        <div
          key={name}
          className="border-hair px-4 py-3 not-first:border-l max-mid:px-3 max-mid:odd:border-l-0 max-mid:nth-[n+3]:border-t"
        >
          <dt className="text-ink-2">{name}</dt>
          <dd className="mt-0.5">
            {overview ? (
              <span className="font-semibold text-28 tabular-nums tracking-[-0.025em]">{value}</span>
            ) : (
              <span className="breathing my-2.5 block h-3 w-24 rounded-inner bg-press" />
            )}
            <span className="flex min-h-7 items-center justify-between gap-2">
              {overview && <Change now={now} before={before} />}
              <Sparkline values={course} />
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
