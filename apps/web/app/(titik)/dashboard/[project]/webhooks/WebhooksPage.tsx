"use client";
import { Plus } from "lucide-react";
import { useState } from "react";
import { Dialog } from "../../../../../src/components/Dialog.tsx";
import { FailureNotice } from "../../../../../src/components/FailureNotice.tsx";
import { LoadingLines } from "../../../../../src/components/LoadingLines.tsx";
import { StateBadge } from "../../../../../src/components/StateBadge.tsx";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import { useWebhooks } from "../../../../../src/queries/use-webhooks.ts";
import { DeliveryLog } from "./DeliveryLog.tsx";
import { EndpointForm } from "./EndpointForm.tsx";
import { EndpointPanel } from "./EndpointPanel.tsx";
import { EndpointTable } from "./EndpointTable.tsx";
import { NoEndpoint } from "./NoEndpoint.tsx";
import { useWebhooksView } from "./search-params.ts";

interface WebhooksPageProps {
  projectId: string;
  mayChange: boolean;
}

const FAILING: readonly string[] = ["failing", "gone", "given_up"];

/** Endpoints and how they do, what was sent to them, and one of either in a panel beside. */
export function WebhooksPage({ projectId, mayChange }: WebhooksPageProps) {
  const { webhooks: words } = useMessages();
  const [view, setView] = useWebhooksView();
  const [adding, setAdding] = useState(false);
  const endpoints = useWebhooks(projectId);
  const list = endpoints.webhooks.data;
  const failing = (endpoints.health.data ?? []).filter(({ state }) => FAILING.includes(state)).length;
  const opened = list?.find(({ id }) => id === view.settings && view.delivery === null);
  const add = () => setAdding(true);
  return (
    <>
      <header className="flex min-h-13 flex-wrap items-center gap-2 border-hair border-b px-4 py-2 max-mid:px-3">
        <h1 className="font-semibold text-16 tracking-[-0.012em]">{words.title}</h1>
        {failing > 0 && <StateBadge tone="bad">{words.failing(failing)}</StateBadge>}
        {mayChange && list && list.length > 0 && (
          <button type="button" className="primary ml-auto gap-1.5" onClick={add}>
            <Plus aria-hidden="true" className="size-4" strokeWidth={1.75} />
            {words.add}
          </button>
        )}
      </header>
      {endpoints.webhooks.isError && !list ? (
        <FailureNotice
          error={endpoints.webhooks.error}
          failed={words.failed}
          onRetry={endpoints.webhooks.refetch}
        />
      ) : list === undefined ? (
        <div className="px-4">
          <LoadingLines />
        </div>
      ) : list.length === 0 ? (
        <NoEndpoint onAdd={mayChange ? add : undefined} />
      ) : (
        <div className="flex min-h-0 flex-1">
          <DeliveryLog
            projectId={projectId}
            webhooks={list}
            mayChange={mayChange}
            view={view}
            setView={setView}
          >
            <EndpointTable endpoints={endpoints} mayChange={mayChange} view={view} setView={setView} />
          </DeliveryLog>
          {opened && (
            <EndpointPanel
              key={opened.id}
              webhook={opened}
              endpoints={endpoints}
              mayChange={mayChange}
              onClose={() => setView({ settings: null })}
            />
          )}
        </div>
      )}
      {adding && (
        <Dialog title={words.form.add} onClose={() => setAdding(false)}>
          <EndpointForm
            onSend={async (values) => {
              const { id } = await endpoints.create.mutateAsync(values);
              setAdding(false);
              await setView({ settings: id, delivery: null });
            }}
          />
        </Dialog>
      )}
    </>
  );
}
