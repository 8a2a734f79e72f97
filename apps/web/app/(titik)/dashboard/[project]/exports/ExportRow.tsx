import { Download } from "lucide-react";
import { useState } from "react";
import { FormFailure } from "../../../../../src/components/FormFailure.tsx";
import { saveFile } from "../../../../../src/components/save-file.ts";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import { fetchExportFile, type ListedExport } from "../../../../../src/queries/use-exports.ts";

/** Disc for good, ring for waiting, square for failed: never colour alone. */
const BADGE = {
  queued: "rounded-full border-[1.5px] border-ctl",
  running: "rounded-full border-[1.5px] border-ctl",
  completed: "rounded-full bg-ok",
  failed: "bg-bad",
} as const satisfies Record<ListedExport["status"], string>;

/** One export: what it holds, how far it is, and its file. */
export function ExportRow({ projectId, file }: { projectId: string; file: ListedExport }) {
  const { exports: text, number, moment } = useMessages();
  const [failure, setFailure] = useState<Error | null>(null);
  const { status, rows, total, format, createdAt, expiresAt } = file;
  const name = `${format.toUpperCase()}, ${moment(new Date(createdAt))}`;

  const download = () =>
    fetchExportFile(projectId, file).then(
      (blob) => saveFile(blob, `heatmap-events.${format}`),
      (error: Error) => setFailure(error),
    );

  return (
    <li className="flex min-h-14 flex-wrap items-center gap-x-4 gap-y-1 border-hair border-t py-2 first:border-t-0">
      <span className="min-w-0 flex-1">
        <span className="font-medium tabular-nums">{name}</span>
        <span className="block text-12 text-ink-3 tabular-nums">
          {total === null ? text.waiting : text.rows(number(rows), number(total))}
          {status === "completed" && `. ${text.until(moment(new Date(expiresAt)))}`}
        </span>
        {status === "running" && (
          <progress
            className="bar mt-1 block"
            aria-label={text.progress(name)}
            value={rows}
            max={Math.max(1, total ?? 1)}
          />
        )}
        <FormFailure error={failure} />
      </span>
      <span role="status" className="flex items-center gap-2">
        <span aria-hidden="true" className={`size-2 ${BADGE[status]}`} />
        {text.status[status]}
      </span>
      {status === "completed" && (
        <button type="button" className="control" onClick={download}>
          <Download aria-hidden="true" className="size-3.5" strokeWidth={1.75} />
          {text.download}
        </button>
      )}
    </li>
  );
}
