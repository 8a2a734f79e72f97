"use client";
import type { PagesQuery, PagesResponse } from "@titik/heatmap-schema";
import Link from "next/link";
import { useMessages } from "../messages/MessagesProvider.tsx";
import { COLUMN, SortHeadings, type Sorting } from "./SortHeadings.tsx";
import { WideTable } from "./WideTable.tsx";

const CELL = `h-10 ${COLUMN}`;
/** What a phone has no room for; the page's heatmap tells it. */
const WHERE_ROOM = "max-mid:hidden";
const LAST_ON_PHONES = "max-mid:pr-3";
const NUMBER = `${CELL} text-right tabular-nums`;

interface PageTableProps {
  projectId: string;
  rows: PagesResponse["data"];
  caption: string;
  sorting?: Sorting<PagesQuery["sort"]>;
}

/** Pages with what was done on them; each leads to its heatmap. */
export function PageTable({ projectId, rows, caption, sorting }: PageTableProps) {
  const { tables: text, number, percent } = useMessages();
  return (
    <WideTable label={caption}>
      <table className="w-full mid:min-w-[560px] border-collapse">
        <SortHeadings
          sorting={sorting}
          headings={[
            { column: "page", name: text.page },
            { column: "events", name: text.events, isNumber: true },
            { column: "clicks", name: text.clicks, isNumber: true },
            { column: "hovers", name: text.hovers, isNumber: true, className: WHERE_ROOM },
            { column: "rage", name: text.rage, isNumber: true },
            { column: "sessions", name: text.sessions, isNumber: true, className: LAST_ON_PHONES },
            { column: "scrolled", name: text.scrolled, isNumber: true, className: WHERE_ROOM },
          ]}
        />
        <tbody>
          {rows.map(({ page, events, clicks, hovers, sessions, scrolled, rage }) => (
            <tr key={page} className="relative border-hair border-t hover:bg-hover">
              <td className={`${CELL} max-w-0 w-full`}>
                <Link
                  href={`/dashboard/${projectId}/heatmap?page=${encodeURIComponent(page)}`}
                  className="block truncate font-medium font-mono text-12 before:absolute before:inset-0"
                >
                  {page}
                </Link>
              </td>
              <td className={`${NUMBER} font-strong`}>{number(events)}</td>
              <td className={NUMBER}>{number(clicks)}</td>
              <td className={`${NUMBER} ${WHERE_ROOM}`}>{number(hovers)}</td>
              <td className={`${NUMBER} ${rage > 0 ? "font-strong text-ember" : "text-ink-3"}`}>
                {number(rage)}
              </td>
              <td className={`${NUMBER} ${LAST_ON_PHONES}`}>{number(sessions)}</td>
              <td className={`${NUMBER} ${WHERE_ROOM}`}>
                <span className="inline-flex items-center gap-2">
                  <span aria-hidden="true" className="h-1 w-12 rounded-[2px] bg-sunken">
                    <span
                      className="block h-full rounded-[2px] bg-c-ink"
                      style={{ width: `${(scrolled / Math.max(1, sessions)) * 100}%` }}
                    />
                  </span>
                  <span className="w-9">{percent(scrolled / Math.max(1, sessions))}</span>
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}
