"use client";
import { FailureNotice } from "../../../../../src/components/FailureNotice.tsx";
import { LoadingLines } from "../../../../../src/components/LoadingLines.tsx";
import { TableHeadings } from "../../../../../src/components/TableHeadings.tsx";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import { useAudit } from "../../../../../src/queries/use-audit.ts";
import { describeChange } from "./describe-change.ts";

export function AuditTable({ projectId }: { projectId: string }) {
  const messages = useMessages();
  const { audit: words, moment } = messages;
  const audit = useAudit(projectId);
  if (audit.isError && !audit.data)
    return <FailureNotice error={audit.error} failed={words.failed} onRetry={audit.refetch} />;
  if (!audit.data) return <LoadingLines />;
  const actions: Record<string, string | undefined> = words.actions;
  const rows = audit.data.pages.flatMap(({ data }) => data);
  if (rows.length === 0) return <p>{words.none}</p>;
  return (
    <>
      <table className="w-full text-left">
        <TableHeadings
          className="pr-4 last:pr-0"
          headings={[{ name: words.when }, { name: words.who }, { name: words.what, className: "w-1/2" }]}
        />
        <tbody>
          {rows.map(({ id, createdAt, account, action, details }) => (
            <tr key={id} className="border-hair border-b align-top max-mid:block max-mid:py-2">
              <td className="whitespace-nowrap py-2 pr-4 text-ink-2 tabular-nums max-mid:block max-mid:py-0">
                <time dateTime={createdAt}>{moment(new Date(createdAt))}</time>
              </td>
              <td className="wrap-anywhere py-2 pr-4 max-mid:block max-mid:py-0">
                {account?.email ?? words.system}
              </td>
              <td className="py-2 max-mid:block max-mid:py-0">
                {actions[action] ?? <span className="font-mono">{action}</span>}
                <span className="block wrap-anywhere text-12 text-ink-3">
                  {describeChange(action, details, messages)}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="mt-4 min-h-10">
        {audit.hasNextPage ? (
          <button
            type="button"
            className="control"
            disabled={audit.isFetchingNextPage}
            onClick={() => audit.fetchNextPage()}
          >
            {words.more}
          </button>
        ) : (
          <p className="text-ink-3">{words.end}</p>
        )}
      </div>
    </>
  );
}
