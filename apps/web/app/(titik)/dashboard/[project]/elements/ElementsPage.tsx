"use client";
import { ElementsQuery, listHeatmapElements } from "@titik/heatmap-schema";
import { Hand, MousePointerClick } from "lucide-react";
import { parseAsStringLiteral, useQueryStates } from "nuqs";
import { Segmented } from "../../../../../src/components/Segmented.tsx";
import { TablePage } from "../../../../../src/components/TablePage.tsx";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import { TABLE_PARAMS, tableQuestion } from "../../../../../src/queries/table-params.ts";
import { timeRange } from "../../../../../src/queries/time-range.ts";
import { useReport } from "../../../../../src/queries/use-report.ts";
import { ElementTable } from "./ElementTable.tsx";

const VIEW = {
  ...TABLE_PARAMS,
  type: parseAsStringLiteral(["click", "hover"] as const).withDefault("click"),
  sort: parseAsStringLiteral(ElementsQuery.shape.sort.unwrap().options).withDefault("events"),
};

/** Every element that was clicked or hovered over, as a table. */
export function ElementsPage({ projectId, dsn }: { projectId: string; dsn: string }) {
  const { tables: text } = useMessages();
  const [view, setView] = useQueryStates(VIEW);
  const { sort, order, type } = view;
  const report = useReport(listHeatmapElements, {
    projectId,
    range: timeRange(view),
    question: { ...tableQuestion(view), sort, type },
  });
  return (
    <TablePage
      title={text.elements}
      lead={text.elementsLead}
      searchLabel={text.searchElements}
      dsn={dsn}
      view={view}
      setView={setView}
      report={report}
      filter={
        <Segmented
          label={text.type}
          value={type}
          onChange={(next) => setView({ type: next, rows: null })}
          options={[
            { value: "click", label: text.clicks, icon: MousePointerClick },
            { value: "hover", label: text.hovers, icon: Hand },
          ]}
        />
      }
    >
      {(elements) => (
        <ElementTable
          projectId={projectId}
          layer={type === "click" ? "clicks" : "hover"}
          elements={elements}
          sorting={{ by: sort, order, onSort: (by, next) => setView({ sort: by, order: next }) }}
        />
      )}
    </TablePage>
  );
}
