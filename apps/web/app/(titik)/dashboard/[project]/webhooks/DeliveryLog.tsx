"use client";
import type { ReactNode } from "react";
import { FailureNotice } from "../../../../../src/components/FailureNotice.tsx";
import { LoadingLines } from "../../../../../src/components/LoadingLines.tsx";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import { timeRange } from "../../../../../src/queries/time-range.ts";
import { useDeliveryLog } from "../../../../../src/queries/use-delivery-log.ts";
import type { Webhook } from "../../../../../src/queries/use-webhooks.ts";
import { DeliveryBar } from "./DeliveryBar.tsx";
import { DeliveryPanel } from "./DeliveryPanel.tsx";
import { DeliveryTable } from "./DeliveryTable.tsx";
import type { SetWebhooksView, WebhooksView } from "./search-params.ts";

interface DeliveryLogProps {
  projectId: string;
  webhooks: readonly Webhook[];
  mayChange: boolean;
  view: WebhooksView;
  setView: SetWebhooksView;
  /** Above the log. */
  children: ReactNode;
}

/** What was sent, filtered, with one delivery in the panel. */
export function DeliveryLog({ projectId, webhooks, mayChange, view, setView, children }: DeliveryLogProps) {
  const { webhooks: words } = useMessages();
  const log = useDeliveryLog(projectId, timeRange(view), {
    webhookId: view.endpoint ?? undefined,
    outcome: view.show === "all" ? undefined : view.show,
    eventType: view.event ?? undefined,
  });
  const rows = log.data?.pages.flatMap(({ data }) => data);
  const open = (id: string) => setView({ delivery: id });
  return (
    <>
      <div className="min-w-0 flex-1 overflow-y-auto">
        {children}
        <DeliveryBar webhooks={webhooks} view={view} setView={setView} />
        {log.isError && !rows ? (
          <FailureNotice error={log.error} failed={words.failed} onRetry={log.refetch} />
        ) : rows === undefined ? (
          <div className="px-4">
            <LoadingLines />
          </div>
        ) : rows.length === 0 ? (
          <NothingSent filtered={view.show !== "all" || view.endpoint !== null || view.event !== null} />
        ) : (
          <>
            <DeliveryTable rows={rows} webhooks={webhooks} openId={view.delivery} onOpen={open} />
            {log.hasNextPage && (
              <div className="p-4">
                <button
                  type="button"
                  className="control"
                  disabled={log.isFetchingNextPage}
                  onClick={() => log.fetchNextPage()}
                >
                  {words.log.more}
                </button>
              </div>
            )}
          </>
        )}
      </div>
      {view.delivery !== null && (
        <DeliveryPanel
          key={view.delivery}
          deliveryId={view.delivery}
          around={neighboursOf(rows ?? [], view.delivery)}
          mayChange={mayChange}
          onOpen={open}
          onClose={() => setView({ delivery: null })}
        />
      )}
    </>
  );
}

function NothingSent({ filtered }: { filtered: boolean }) {
  const { webhooks: words } = useMessages();
  return (
    <div className="px-4 py-10 text-center">
      <p className="font-medium">{filtered ? words.log.noneFiltered : words.log.none}</p>
      <p className="mt-1 text-ink-2">{words.log.noneText}</p>
    </div>
  );
}

/** The deliveries above and below in the list. */
function neighboursOf(rows: readonly { id: string }[], id: string) {
  const index = rows.findIndex((row) => row.id === id);
  return index < 0 ? {} : { newer: rows[index - 1]?.id, older: rows[index + 1]?.id };
}
