"use client";
import { CircleDot, Pause, Play } from "lucide-react";
import { useState } from "react";
import { EmptyProject } from "../../../../../src/components/EmptyProject.tsx";
import { EventTable } from "../../../../../src/components/EventTable.tsx";
import { FailureNotice } from "../../../../../src/components/FailureNotice.tsx";
import { LoadingLines } from "../../../../../src/components/LoadingLines.tsx";
import { ReportPage } from "../../../../../src/components/ReportPage.tsx";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import { useEvents, useLatestEvents } from "../../../../../src/queries/use-events.ts";
import { EventFilters } from "./EventFilters.tsx";
import { eventQuestion, isFiltered, useEventsView } from "./search-params.ts";

const EVERY_MS = 2_000;

/** What is coming in, newest first: it moves by itself until it is paused. */
export function EventsPage({ projectId, dsn }: { projectId: string; dsn: string }) {
  const { events: text } = useMessages();
  const [view, setView] = useEventsView();
  const question = eventQuestion(view);
  const latest = useLatestEvents(projectId, question, view.paused ? null : EVERY_MS);
  const [opened] = useState(() => new Date().toISOString());
  const cursor = latest.data?.nextCursor;
  const [olderFrom, setOlderFrom] = useState<string | null>(null);
  const older = useEvents(projectId, olderFrom === null ? null : question, olderFrom ?? undefined);
  const newest = latest.data?.data ?? [];
  const rows = [...newest, ...(older.data?.pages.flatMap(({ data }) => data) ?? [])];
  const Icon = view.paused ? Play : Pause;

  const showOlder = () => {
    if (olderFrom === null) {
      // What moves on top would move the seam between the two lists.
      setView({ paused: true });
      setOlderFrom(cursor ?? null);
    } else void older.fetchNextPage();
  };

  return (
    <ReportPage
      title={text.title}
      lead={text.lead}
      controls={
        <>
          <p role="status" className="flex items-center gap-2 text-ink-2">
            {view.paused ? (
              <CircleDot aria-hidden="true" className="size-3.5" strokeWidth={1.75} />
            ) : (
              <span aria-hidden="true" className="live-point" />
            )}
            {view.paused ? text.paused : text.live}
          </p>
          <button
            type="button"
            className="control"
            onClick={() => {
              setOlderFrom(null);
              setView({ paused: !view.paused });
            }}
          >
            <Icon aria-hidden="true" className="size-3.5" strokeWidth={1.75} />
            {view.paused ? text.resume : text.pause}
          </button>
        </>
      }
    >
      <EventFilters
        key={JSON.stringify(question)}
        view={view}
        setView={(next) => {
          setOlderFrom(null);
          return setView(next);
        }}
      />
      {latest.isError && !latest.data && <FailureNotice error={latest.error} onRetry={latest.refetch} />}
      {!latest.data && !latest.isError && (
        <div className="px-4">
          <LoadingLines />
        </div>
      )}
      {latest.data && rows.length === 0 && !isFiltered(view) && <EmptyProject dsn={dsn} />}
      {latest.data && rows.length === 0 && isFiltered(view) && <p className="p-4 text-ink-3">{text.none}</p>}
      {rows.length > 0 && (
        <>
          <EventTable events={rows} newSince={opened} caption={text.title} />
          <div className="border-hair border-t px-4 py-3">
            {(olderFrom === null ? cursor : older.hasNextPage || older.isPending) ? (
              <button type="button" className="control" onClick={showOlder} disabled={older.isFetching}>
                {text.older}
              </button>
            ) : (
              <p className="text-12 text-ink-3">{text.end}</p>
            )}
          </div>
        </>
      )}
    </ReportPage>
  );
}
