"use client";
import { ElementsQuery, listHeatmapElements } from "@titik/heatmap-schema";
import { Hand, MousePointerClick } from "lucide-react";
import { parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { EmptyProject } from "../../../../../src/components/EmptyProject.tsx";
import { FailureNotice } from "../../../../../src/components/FailureNotice.tsx";
import { LoadingLines } from "../../../../../src/components/LoadingLines.tsx";
import { MoreRows } from "../../../../../src/components/MoreRows.tsx";
import { RangePicker } from "../../../../../src/components/RangePicker.tsx";
import { ReportPage } from "../../../../../src/components/ReportPage.tsx";
import { SearchField } from "../../../../../src/components/SearchField.tsx";
import { Segmented } from "../../../../../src/components/Segmented.tsx";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import { RANGE_PARAMS } from "../../../../../src/queries/range-params.ts";
import { timeRange } from "../../../../../src/queries/time-range.ts";
import { useReport } from "../../../../../src/queries/use-report.ts";
import { ElementTable } from "./ElementTable.tsx";

const VIEW = {
  ...RANGE_PARAMS,
  search: parseAsString.withDefault(""),
  type: parseAsStringLiteral(["click", "hover"] as const).withDefault("click"),
  sort: parseAsStringLiteral(ElementsQuery.shape.sort.unwrap().options).withDefault("events"),
  order: parseAsStringLiteral(["asc", "desc"] as const).withDefault("desc"),
  rows: parseAsInteger.withDefault(50),
};

/** Every element that was clicked or hovered over, as a table. */
export function ElementsPage({ projectId, dsn }: { projectId: string; dsn: string }) {
  const { tables: text } = useMessages();
  const [view, setView] = useQueryStates(VIEW);
  const { search, sort, order, type } = view;
  const limit = Math.min(200, Math.max(1, view.rows));
  const elements = useReport(listHeatmapElements, {
    projectId,
    range: timeRange(view),
    question: { type, sort, order, limit, bots: "exclude", ...(search === "" ? {} : { search }) },
  });
  const { data } = elements;
  return (
    <ReportPage
      title={text.elements}
      lead={text.elementsLead}
      controls={
        <>
          <Segmented
            label={text.type}
            value={type}
            onChange={(next) => setView({ type: next, rows: null })}
            options={[
              { value: "click", label: text.clicks, icon: MousePointerClick },
              { value: "hover", label: text.hovers, icon: Hand },
            ]}
          />
          <SearchField
            label={text.searchElements}
            value={search}
            onSearch={(next) => setView({ search: next, rows: null })}
            isCode
          />
          <RangePicker chosen={view} onChange={setView} />
        </>
      }
    >
      {elements.isError && !data && <FailureNotice error={elements.error} onRetry={elements.refetch} />}
      {!data && !elements.isError && (
        <div className="px-4">
          <LoadingLines />
        </div>
      )}
      {data?.total === 0 && search === "" && <EmptyProject dsn={dsn} />}
      {data?.total === 0 && search !== "" && <p className="p-4 text-ink-3">{text.none}</p>}
      {data && data.total > 0 && (
        <>
          <ElementTable
            projectId={projectId}
            layer={type === "click" ? "clicks" : "hover"}
            elements={data}
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
