import type { OverviewResponse } from "@titik/heatmap-schema";
import { type PointerEvent, useMemo, useRef, useState } from "react";
import { useRoomWidth } from "../../../../../src/components/use-room-width.ts";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import { axisTop, type Bar, chartBars } from "./chart-bars.ts";

const HEIGHT = 224;
const PLOT = { left: 44, right: 12, top: 12, bottom: 24 };
const FLOOR = HEIGHT - PLOT.bottom;
const DAY = 86_400_000;
const LABEL_WIDTH = 64;

const eventsOf = ({ clicks, others }: Bar) => clicks + others;

/** Every day's first bar, thinned out to what there is room for. */
function dayStarts(bars: readonly Bar[], room: number): number[] {
  const starts = bars.flatMap(({ at }, i) => (at.getTime() % DAY === 0 ? [i] : []));
  const every = Math.max(1, Math.ceil(starts.length / Math.max(1, Math.floor(room / LABEL_WIDTH))));
  const slot = room / Math.max(1, bars.length);
  return starts.filter((at, i) => i % every === 0 && (bars.length - at) * slot > LABEL_WIDTH / 2);
}

/** Clicks upon everything else, step by step; the time before as a dotted line. */
export function EventChart({ overview }: { overview: OverviewResponse | undefined }) {
  const messages = useMessages();
  const { overview: text } = messages;
  const room = useRef<HTMLDivElement>(null);
  const width = useRoomWidth(room);
  const [pointed, setPointed] = useState<number | null>(null);
  const bars = useMemo(() => (overview ? chartBars(overview) : []), [overview]);
  const top = axisTop(Math.max(3, ...bars.map((bar) => Math.max(eventsOf(bar), bar.before))));
  const plotWidth = Math.max(1, width - PLOT.left - PLOT.right);
  const slot = plotWidth / Math.max(1, bars.length);
  const x = (i: number) => PLOT.left + i * slot;
  const y = (value: number) => FLOOR - (value / top) * (FLOOR - PLOT.top);
  const isHourly = overview === undefined || overview.step === 3600;
  const moment = (bar: Bar) => (isHourly ? messages.hour(bar.at) : messages.day(bar.at));
  const most = bars.reduce((best, bar, i) => (eventsOf(bar) > eventsOf(bars[best] ?? bar) ? i : best), 0);
  const busiest = bars[most];
  const bar = pointed === null ? undefined : bars[pointed];
  const gap = slot > 4 ? 1 : 0;

  const point = (event: PointerEvent<SVGSVGElement>) => {
    const at = Math.floor(
      (event.clientX - event.currentTarget.getBoundingClientRect().left - PLOT.left) / slot,
    );
    setPointed(at >= 0 && at < bars.length ? at : null);
  };

  return (
    <section aria-labelledby="events-over-time" className="min-w-0 px-4 py-3.5 max-mid:px-3">
      <div className="flex min-h-6 flex-wrap items-center gap-x-4 gap-y-1">
        <h2 id="events-over-time" className="flex-1 whitespace-nowrap font-semibold max-mid:basis-full">
          {isHourly ? text.perHour : text.perDay}
        </h2>
        {bar ? (
          <p className="text-12 text-ink-2 tabular-nums">
            {moment(bar)}: <b className="font-strong text-ink">{messages.number(eventsOf(bar))}</b>,{" "}
            {messages.counted.clicks(bar.clicks)}
          </p>
        ) : (
          <ul className="flex flex-wrap gap-x-4 text-12 text-ink-2">
            <li className="flex items-center gap-1.5">
              <span aria-hidden="true" className="size-2 rounded-[2px] bg-c-hot" />
              {text.clicks}
            </li>
            <li className="flex items-center gap-1.5">
              <span aria-hidden="true" className="size-2 rounded-[2px] bg-c-ink" />
              {text.other}
            </li>
            <li className="flex items-center gap-1.5">
              <span aria-hidden="true" className="w-4 border-ink border-t-[1.5px] border-dotted" />
              {text.before}
            </li>
          </ul>
        )}
      </div>
      <div ref={room} className="mt-2">
        {width > 0 && overview && (
          <svg
            role="img"
            aria-label={
              busiest && eventsOf(busiest) > 0
                ? text.chart(messages.number(eventsOf(busiest)), moment(busiest))
                : text.noEvents
            }
            width={width}
            height={HEIGHT}
            className="block text-11 tabular-nums"
            onPointerMove={point}
            onPointerLeave={() => setPointed(null)}
          >
            {[0, 0.5, 1].map((part) => (
              <g key={part}>
                <line
                  x1={PLOT.left}
                  x2={width - PLOT.right}
                  y1={y(top * part)}
                  y2={y(top * part)}
                  stroke={part === 0 ? "var(--line)" : "var(--hair)"}
                />
                <text x={PLOT.left - 8} y={y(top * part) + 4} textAnchor="end" fill="var(--ink-3)">
                  {messages.compact(top * part)}
                </text>
              </g>
            ))}
            {pointed !== null && (
              <rect x={x(pointed)} y={PLOT.top} width={slot} height={FLOOR - PLOT.top} fill="var(--press)" />
            )}
            {bars.map((each, i) => (
              <g key={each.at.getTime()}>
                <rect
                  x={x(i)}
                  y={y(each.others)}
                  width={Math.max(0.5, slot - gap)}
                  height={FLOOR - y(each.others)}
                  fill="var(--c-ink)"
                />
                <rect
                  x={x(i)}
                  y={y(eventsOf(each))}
                  width={Math.max(0.5, slot - gap)}
                  height={y(each.others) - y(eventsOf(each))}
                  fill="var(--c-hot)"
                />
              </g>
            ))}
            <polyline
              points={bars
                .map((each, i) => `${(x(i) + slot / 2).toFixed(1)},${y(each.before).toFixed(1)}`)
                .join(" ")}
              fill="none"
              stroke="var(--ink)"
              strokeWidth="1.3"
              strokeDasharray="1 3"
              strokeLinecap="round"
            />
            {dayStarts(bars, plotWidth).map((i) => {
              const start = bars[i];
              return (
                start && (
                  <g key={i}>
                    <line x1={x(i)} x2={x(i)} y1={FLOOR} y2={FLOOR + 6} stroke="var(--ctl)" />
                    <text x={x(i) + 4} y={FLOOR + 16} fill="var(--ink-2)">
                      {messages.dayName(start.at)}
                    </text>
                  </g>
                )
              );
            })}
          </svg>
        )}
        {!overview && <div className="dot-field breathing h-[224px]" />}
      </div>
    </section>
  );
}
