import { ArrowLeft } from "lucide-react";
import { useMemo } from "react";
import { FailureNotice } from "../../../../../src/components/FailureNotice.tsx";
import { LoadingLines } from "../../../../../src/components/LoadingLines.tsx";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import { rangeTimes } from "../../../../../src/queries/time-range.ts";
import { useEvents } from "../../../../../src/queries/use-events.ts";
import type { HeatmapView, SetHeatmapView } from "./search-params.ts";
import { eventsBehind, type PanelSubject } from "./stats-questions.ts";

interface EventsBehindProps {
  subject: PanelSubject;
  view: HeatmapView;
  setView: SetHeatmapView;
  /** What was chosen, by its name. */
  name: string | null;
}

const shortId = (id: string) => (id.length > 12 ? `…${id.slice(-8)}` : id);

/** The events that a spot of the picture is made of, newest first. */
export function EventsBehind({ subject, view, setView, name }: EventsBehindProps) {
  const messages = useMessages();
  const { behind: text } = messages;
  const { projectId, range } = subject;
  const asked = JSON.stringify(eventsBehind(subject, view));
  // The range moves on with the clock: the list keeps the moment at which it was opened.
  const question = useMemo(
    () => ({ ...JSON.parse(asked), ...rangeTimes(range, new Date()), limit: 50 }),
    [asked, range],
  );
  const events = useEvents(projectId, question);
  const rows = events.data?.pages.flatMap(({ data }) => data) ?? [];
  return (
    <section
      aria-labelledby="events-behind"
      className="flex min-h-0 flex-col border-hair bg-surface mid:border-l"
    >
      <div className="flex items-start gap-2 border-hair border-b p-2">
        <button
          type="button"
          title={text.back}
          className="control flex-none px-2"
          onClick={() => setView({ behind: null })}
        >
          <ArrowLeft aria-hidden="true" className="size-4" strokeWidth={1.75} />
          <span className="sr-only">{text.back}</span>
        </button>
        <div className="min-w-0 py-0.5">
          <h2 id="events-behind" className="font-semibold">
            {text.title}
          </h2>
          <p className="truncate text-12 text-ink-3">{name ?? text.area}</p>
        </div>
      </div>
      {events.isError && <FailureNotice error={events.error} onRetry={events.refetch} />}
      {events.isPending && (
        <div className="px-3.5">
          <LoadingLines />
        </div>
      )}
      {events.data && rows.length === 0 && <p className="p-3.5 text-ink-3">{messages.events.none}</p>}
      <ul className="min-h-0 flex-1 overflow-y-auto px-3.5">
        {rows.map(({ eventId, ts, sessionId, vw, vh, x, y, pointer, release, page }) => (
          <li key={eventId} className="border-hair border-t py-2 first:border-t-0">
            <span className="flex justify-between gap-3 tabular-nums">
              <time dateTime={ts} className="font-medium">
                {messages.moment(new Date(ts))}
              </time>
              <span className="text-ink-3">
                {Math.round(vw)} × {Math.round(vh)}
              </span>
            </span>
            <span className="flex flex-wrap gap-x-2.5 text-12 text-ink-3 tabular-nums">
              <span title={sessionId}>
                {text.session} <span className="font-mono text-11">{shortId(sessionId)}</span>
              </span>
              <span>{text.at(messages.number(Math.round(x)), messages.number(Math.round(y)))}</span>
              {pointer && <span>{text.pointers[pointer]}</span>}
              {release && <span>{release}</span>}
              {subject.narrowing.pages && <span className="font-mono text-11">{page}</span>}
            </span>
          </li>
        ))}
      </ul>
      {events.hasNextPage && (
        <div className="border-hair border-t p-2.5">
          <button type="button" className="control" onClick={() => events.fetchNextPage()}>
            {messages.events.older}
          </button>
        </div>
      )}
    </section>
  );
}
