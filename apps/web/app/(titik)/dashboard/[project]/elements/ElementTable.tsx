import type { ElementsQuery, ElementsResponse } from "@titik/heatmap-schema";
import Link from "next/link";
import { COLUMN, SortHeadings, type Sorting } from "../../../../../src/components/SortHeadings.tsx";
import { WideTable } from "../../../../../src/components/WideTable.tsx";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";

const CELL = `h-10 ${COLUMN}`;
/** On a phone the page stands beneath the element, and the share is left out. */
const WHERE_ROOM = "max-mid:hidden";
const NUMBER = `${CELL} text-right tabular-nums`;

interface ElementTableProps {
  projectId: string;
  layer: "clicks" | "hover";
  elements: ElementsResponse;
  sorting: Sorting<ElementsQuery["sort"]>;
}

/** Elements with their page and counts; each leads to its place in the heatmap. */
export function ElementTable({ projectId, layer, elements, sorting }: ElementTableProps) {
  const { tables: text, number, share } = useMessages();
  return (
    <WideTable label={text.elements}>
      <table className="w-full mid:min-w-[680px] table-fixed border-collapse">
        <colgroup>
          <col />
          <col className={`w-[26%] ${WHERE_ROOM}`} />
          <col className="w-28 max-mid:w-20" />
          <col className={`w-24 ${WHERE_ROOM}`} />
          <col className="w-28 max-mid:w-24" />
        </colgroup>
        <SortHeadings
          sorting={sorting}
          headings={[
            { column: "selector", name: text.element },
            { column: "page", name: text.page, className: WHERE_ROOM },
            { column: "events", name: layer === "clicks" ? text.clicks : text.hovers, isNumber: true },
            { name: text.share, isNumber: true, className: WHERE_ROOM },
            { column: "sessions", name: text.sessions, isNumber: true },
          ]}
        />
        <tbody>
          {elements.data.map(({ page, selector, events, sessions }) => (
            <tr key={`${page} ${selector}`} className="relative border-hair border-t hover:bg-hover">
              <td className={`${CELL} max-mid:py-2`}>
                <Link
                  href={`/dashboard/${projectId}/heatmap?${new URLSearchParams({ page, layer, element: selector })}`}
                  title={selector}
                  className="block truncate font-medium font-mono text-12 before:absolute before:inset-0"
                >
                  {selector}
                </Link>
                <span className="block truncate font-mono text-11 text-ink-3 mid:hidden">{page}</span>
              </td>
              <td className={`${CELL} truncate font-mono text-12 text-ink-2 ${WHERE_ROOM}`}>{page}</td>
              <td className={`${NUMBER} font-strong`}>{number(events)}</td>
              <td className={`${NUMBER} text-ink-2 ${WHERE_ROOM}`}>
                {share(events / Math.max(1, elements.events))}
              </td>
              <td className={NUMBER}>{number(sessions)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}
