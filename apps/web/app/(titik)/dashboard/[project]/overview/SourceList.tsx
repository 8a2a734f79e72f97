import type { OverviewResponse } from "@titik/heatmap-schema";
import { LoadingLines } from "../../../../../src/components/LoadingLines.tsx";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";

interface SourceListProps {
  sources: OverviewResponse["sources"] | undefined;
  sessions: number | undefined;
}

/** Where sessions came from, by the host of their first referrer. */
export function SourceList({ sources, sessions = 0 }: SourceListProps) {
  const { overview: text, number, percent } = useMessages();
  return (
    <section aria-labelledby="sources" className="px-4 py-3.5 max-mid:px-3">
      <h2 id="sources" className="mb-3 font-semibold">
        {text.sources}
      </h2>
      {!sources && <LoadingLines />}
      {sources?.length === 0 && <p className="text-ink-3">{text.noEvents}</p>}
      <ul className="flex flex-col gap-2.5">
        {sources?.slice(0, 7).map(({ host, sessions: from }) => {
          const share = from / Math.max(1, sessions);
          return (
            <li key={host ?? ""} className="tabular-nums">
              <span className="flex gap-2">
                <span className={`min-w-0 flex-1 truncate ${host === null ? "text-ink-2" : ""}`}>
                  {host ?? text.direct}
                </span>
                <span className="text-ink-2">{number(from)}</span>
                <span className="w-11 text-right font-strong">{percent(share)}</span>
              </span>
              <span aria-hidden="true" className="mt-0.5 block h-[3px] rounded-[2px] bg-sunken">
                <span className="block h-full rounded-[2px] bg-c-ink" style={{ width: `${share * 100}%` }} />
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
