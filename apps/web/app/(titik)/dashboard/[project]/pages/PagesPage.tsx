"use client";
import { listHeatmapPages, PagesQuery } from "@titik/heatmap-schema";
import { parseAsStringLiteral, useQueryStates } from "nuqs";
import { PageTable } from "../../../../../src/components/PageTable.tsx";
import { TablePage } from "../../../../../src/components/TablePage.tsx";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import { TABLE_PARAMS, tableQuestion } from "../../../../../src/queries/table-params.ts";
import { timeRange } from "../../../../../src/queries/time-range.ts";
import { useReport } from "../../../../../src/queries/use-report.ts";

const VIEW = {
  ...TABLE_PARAMS,
  sort: parseAsStringLiteral(PagesQuery.shape.sort.unwrap().options).withDefault("events"),
};

/** Every page of the project as a table. */
export function PagesPage({ projectId, dsn }: { projectId: string; dsn: string }) {
  const { tables: text } = useMessages();
  const [view, setView] = useQueryStates(VIEW);
  const { sort, order } = view;
  const report = useReport(listHeatmapPages, {
    projectId,
    range: timeRange(view),
    question: { ...tableQuestion(view), sort },
  });
  return (
    <TablePage
      title={text.pages}
      lead={text.pagesLead}
      searchLabel={text.searchPages}
      dsn={dsn}
      view={view}
      setView={setView}
      report={report}
    >
      {({ data }) => (
        <PageTable
          projectId={projectId}
          rows={data}
          caption={text.pages}
          sorting={{ by: sort, order, onSort: (by, next) => setView({ sort: by, order: next }) }}
        />
      )}
    </TablePage>
  );
}
