"use client";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useMessages } from "../messages/MessagesProvider.tsx";
import type { ChosenRange } from "../queries/range-params.ts";
import { moreRows, type TableView } from "../queries/table-params.ts";
import { EmptyProject } from "./EmptyProject.tsx";
import { FailureNotice } from "./FailureNotice.tsx";
import { LoadingLines } from "./LoadingLines.tsx";
import { MoreRows } from "./MoreRows.tsx";
import { RangePicker } from "./RangePicker.tsx";
import { ReportPage } from "./ReportPage.tsx";
import { SearchField } from "./SearchField.tsx";

interface TablePageProps<Answer> {
  title: string;
  lead: string;
  searchLabel: string;
  /** The project's publishable key, for the snippet. */
  dsn: string;
  view: TableView;
  setView: (change: Partial<ChosenRange> & { search?: string; rows?: number | null }) => void;
  report: UseQueryResult<Answer>;
  /** Before the search field. */
  filter?: ReactNode;
  /** The table of an answer that has rows. */
  children: (answer: Answer) => ReactNode;
}

/** A report of one table: search and time above it, the way to more rows beneath. */
export function TablePage<Answer extends { total: number; data: readonly unknown[] }>(
  props: TablePageProps<Answer>,
) {
  const { title, lead, searchLabel, dsn, view, setView, report, filter, children } = props;
  const { tables: text } = useMessages();
  const { data } = report;
  const next = moreRows(view);
  return (
    <ReportPage
      title={title}
      lead={lead}
      controls={
        <>
          {filter}
          <SearchField
            label={searchLabel}
            value={view.search}
            onSearch={(search) => setView({ search, rows: null })}
            isCode
          />
          <RangePicker chosen={view} onChange={setView} />
        </>
      }
    >
      {report.isError && !data && <FailureNotice error={report.error} onRetry={report.refetch} />}
      {!data && !report.isError && (
        <div className="px-4 max-mid:px-3">
          <LoadingLines />
        </div>
      )}
      {data?.total === 0 && view.search === "" && <EmptyProject dsn={dsn} />}
      {data?.total === 0 && view.search !== "" && <p className="p-4 text-ink-3 max-mid:px-3">{text.none}</p>}
      {data && data.total > 0 && (
        <>
          {children(data)}
          <MoreRows
            shown={data.data.length}
            total={data.total}
            onMore={next === undefined ? undefined : () => setView({ rows: next })}
          />
        </>
      )}
    </ReportPage>
  );
}
