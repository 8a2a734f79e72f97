import { listHeatmapPages } from "@titik/heatmap-schema";
import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { LoadingLines } from "../../../../../src/components/LoadingLines.tsx";
import { PageTable } from "../../../../../src/components/PageTable.tsx";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import type { TimeRange } from "../../../../../src/queries/time-range.ts";
import { useReport } from "../../../../../src/queries/use-report.ts";

/** The seven busiest pages, and the way to all of them. */
export function TopPages({ projectId, range }: { projectId: string; range: TimeRange }) {
  const { overview: text, number } = useMessages();
  const { data } = useReport(listHeatmapPages, { projectId, range, question: { limit: 7, bots: "exclude" } });
  return (
    <div className="min-w-0 py-3.5">
      <div className="mb-1 flex items-center justify-between px-4 max-mid:px-3">
        <h2 className="font-semibold">{text.topPages}</h2>
        {data && (
          <Link
            href={`/dashboard/${projectId}/pages`}
            className="flex items-center gap-1.5 rounded-ctl px-2 py-1 hover:bg-hover"
          >
            {text.allPages(number(data.total))}
            <ArrowRight aria-hidden="true" className="size-3.5" strokeWidth={1.75} />
          </Link>
        )}
      </div>
      {data ? (
        <PageTable projectId={projectId} rows={data.data} caption={text.topPages} />
      ) : (
        <div className="px-4 max-mid:px-3">
          <LoadingLines />
        </div>
      )}
    </div>
  );
}
