import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import type { HeatmapStats } from "../../../../../src/queries/fetch-heatmap-stats.ts";
import type { Layer } from "./search-params.ts";

/** The numbers of the chosen page, time and width band. */
export function Totals({ layer, stats }: { layer: Layer; stats: HeatmapStats | undefined }) {
  const messages = useMessages();
  const rows = [
    { name: messages.totals[layer], value: stats?.totals.events },
    { name: messages.totals.sessions, value: stats?.totals.sessions },
  ];
  return (
    <dl className="grid grid-cols-2 divide-x divide-hair border-hair border-b">
      {rows.map(({ name, value }) => (
        <div key={name} className="px-3.5 pt-3 pb-2.5">
          <dt className="text-12 text-ink-3">{name}</dt>
          <dd className="font-semibold text-16 tabular-nums tracking-[-0.012em]">
            {value === undefined ? (
              <span className="breathing my-1.5 block h-3 w-14 rounded-inner bg-press" />
            ) : (
              messages.number(value)
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
