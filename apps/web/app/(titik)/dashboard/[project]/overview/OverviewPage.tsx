"use client";
import { getHeatmapOverview, type OverviewResponse } from "@titik/heatmap-schema";
import { useQueryStates } from "nuqs";
import { EmptyProject } from "../../../../../src/components/EmptyProject.tsx";
import { FailureNotice } from "../../../../../src/components/FailureNotice.tsx";
import { RangePicker } from "../../../../../src/components/RangePicker.tsx";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import { RANGE_PARAMS } from "../../../../../src/queries/range-params.ts";
import { WHILE_EMPTY_MS, WHILE_FILLED_MS } from "../../../../../src/queries/refresh.ts";
import { timeRange } from "../../../../../src/queries/time-range.ts";
import { useReport } from "../../../../../src/queries/use-report.ts";
import { DeviceBars } from "./DeviceBars.tsx";
import { EventChart } from "./EventChart.tsx";
import { FigureRow } from "./FigureRow.tsx";
import { ReceivedLine } from "./ReceivedLine.tsx";
import { SourceList } from "./SourceList.tsx";
import { TopPages } from "./TopPages.tsx";

const isEmptyTime = ({ totals, previous }: OverviewResponse) => totals.events + previous.events === 0;

const RULED = "border-hair wide:border-l max-wide:border-t";

/** The project at a glance; before its first event, how to get there. */
export function OverviewPage({ projectId, dsn }: { projectId: string; dsn: string }) {
  const { overview: text } = useMessages();
  const [chosen, setChosen] = useQueryStates(RANGE_PARAMS);
  const range = timeRange(chosen);
  const overview = useReport(getHeatmapOverview, {
    projectId,
    range,
    question: { bots: "exclude" },
    every: (answer) => (answer && isEmptyTime(answer) ? WHILE_EMPTY_MS : WHILE_FILLED_MS),
  });
  const data = overview.data;
  return (
    <>
      <div className="flex min-h-13 flex-wrap items-center justify-between gap-2 border-hair border-b px-4 py-2 max-mid:px-3">
        <h1 className="font-semibold text-16 tracking-[-0.012em] max-mid:sr-only">{text.title}</h1>
        <RangePicker chosen={chosen} onChange={setChosen} />
      </div>
      {overview.isError && !data && <FailureNotice error={overview.error} onRetry={overview.refetch} />}
      {data && isEmptyTime(data) ? (
        <EmptyProject dsn={dsn} />
      ) : (
        <div className="flex min-h-0 flex-1 flex-col overflow-y-auto" aria-busy={data === undefined}>
          <FigureRow overview={data} />
          <ReceivedLine received={data?.received} />
          <div className="grid border-hair border-b wide:grid-cols-[minmax(0,1fr)_var(--panel)]">
            <EventChart overview={data} />
            <div className={RULED}>
              <SourceList sources={data?.sources} sessions={data?.totals.sessions} />
            </div>
          </div>
          <div className="grid flex-1 content-start wide:grid-cols-[minmax(0,1fr)_var(--panel)] wide:content-stretch">
            <TopPages projectId={projectId} range={range} />
            <div className={RULED}>
              <DeviceBars bands={data?.bands} />
            </div>
          </div>
        </div>
      )}
    </>
  );
}
