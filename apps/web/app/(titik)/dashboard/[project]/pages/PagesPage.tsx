"use client";
import { listHeatmapPages, PagesQuery } from "@titik/heatmap-schema";
import { parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { EmptyProject } from "../../../../../src/components/EmptyProject.tsx";
import { FailureNotice } from "../../../../../src/components/FailureNotice.tsx";
import { LoadingLines } from "../../../../../src/components/LoadingLines.tsx";
import { MoreRows } from "../../../../../src/components/MoreRows.tsx";
import { PageTable } from "../../../../../src/components/PageTable.tsx";
import { RangePicker } from "../../../../../src/components/RangePicker.tsx";
import { ReportPage } from "../../../../../src/components/ReportPage.tsx";
import { SearchField } from "../../../../../src/components/SearchField.tsx";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import { RANGE_PARAMS } from "../../../../../src/queries/range-params.ts";
import { timeRange } from "../../../../../src/queries/time-range.ts";
import { useReport } from "../../../../../src/queries/use-report.ts";

const VIEW = {
  ...RANGE_PARAMS,
  search: parseAsString.withDefault(""),
  sort: parseAsStringLiteral(PagesQuery.shape.sort.unwrap().options).withDefault("events"),
  order: parseAsStringLiteral(["asc", "desc"] as const).withDefault("desc"),
  rows: parseAsInteger.withDefault(50),
};

/** Every page of the project as a table. */
export function PagesPage({ projectId, dsn }: { projectId: string; dsn: string }) {
  const { tables: text } = useMessages();
  const [view, setView] = useQueryStates(VIEW);
  const { search, sort, order } = view;
  const limit = Math.min(200, Math.max(1, view.rows));
  const pages = useReport(listHeatmapPages, {
    projectId,
    range: timeRange(view),
    question: { sort, order, limit, bots: "exclude", ...(search === "" ? {} : { search }) },
  });
  const { data } = pages;
  return (
    <ReportPage
      title={text.pages}
      lead={text.pagesLead}
      controls={
        <>
          <SearchField
            label={text.searchPages}
            value={search}
            onSearch={(next) => setView({ search: next, rows: null })}
            isCode
          />
          <RangePicker chosen={view} onChange={setView} />
        </>
      }
    >
      {pages.isError && !data && <FailureNotice error={pages.error} onRetry={pages.refetch} />}
      {!data && !pages.isError && (
        <div className="px-4">
          <LoadingLines />
        </div>
      )}
      {data?.total === 0 && search === "" && <EmptyProject dsn={dsn} />}
      {data?.total === 0 && search !== "" && <p className="p-4 text-ink-3">{text.none}</p>}
      {data && data.total > 0 && (
        <>
          <PageTable
            projectId={projectId}
            rows={data.data}
            caption={text.pages}
            sorting={{ by: sort, order, onSort: (by, next) => setView({ sort: by, order: next }) }}
          />
          <MoreRows
            shown={data.data.length}
            total={data.total}
            onMore={limit < 200 ? () => setView({ rows: limit + 50 }) : undefined}
          />
        </>
      )}
    </ReportPage>
  );
}
