"use client";
import { useState } from "react";
import { ConfirmDialog } from "../../../../../src/components/ConfirmDialog.tsx";
import { Dialog } from "../../../../../src/components/Dialog.tsx";
import { FormFailure } from "../../../../../src/components/FormFailure.tsx";
import { StateBadge } from "../../../../../src/components/StateBadge.tsx";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import type { Webhook, Webhooks } from "../../../../../src/queries/use-webhooks.ts";
import { EndpointForm } from "./EndpointForm.tsx";
import { EndpointSecret } from "./EndpointSecret.tsx";
import { EndpointTest } from "./EndpointTest.tsx";
import { STATE_TONE, shortUrl } from "./endpoint-state.ts";
import { Panel } from "./Panel.tsx";
import { ReplayForm } from "./ReplayForm.tsx";

interface EndpointPanelProps {
  webhook: Webhook;
  endpoints: Webhooks;
  mayChange: boolean;
  onClose: () => void;
}

type Task = "change" | "replay" | "remove";

/** One endpoint: how it is, its secret, and what an admin may do with it. */
export function EndpointPanel({ webhook, endpoints, mayChange, onClose }: EndpointPanelProps) {
  const { webhooks: words, moment, number } = useMessages();
  const [task, setTask] = useState<Task | null>(null);
  const { health, change, remove } = endpoints;
  const own = health.data?.find(({ webhookId }) => webhookId === webhook.id);
  const done = () => setTask(null);
  const explained = own && own.state !== "healthy" && own.state !== "idle" ? own.state : null;
  return (
    <Panel
      label={words.panel.label(webhook.url)}
      title={
        <>
          <h2 className="break-all pt-1 font-semibold text-16 tracking-[-0.012em]">
            {shortUrl(webhook.url)}
          </h2>
          <p className="mt-1 flex flex-wrap items-center gap-2 text-ink-2">
            {own && <StateBadge tone={STATE_TONE[own.state]}>{words.states[own.state]}</StateBadge>}
            {own?.since && words.since(moment(new Date(own.since)))}
          </p>
        </>
      }
      onClose={onClose}
    >
      {explained && (
        <p className="mx-4 mt-3 rounded-ctl bg-warn-wash px-3 py-2 text-warn">{words.stateText[explained]}</p>
      )}
      <dl className="mx-4 mt-4 grid grid-cols-[7.5rem_minmax(0,1fr)] gap-x-2 gap-y-1.5 [&_dt]:text-ink-3">
        <dt>{words.form.url}</dt>
        <dd className="break-all font-mono text-12">{webhook.url}</dd>
        <dt>{words.events}</dt>
        <dd>{words.eventTypes[webhook.eventType]}</dd>
        <dt>{words.panel.created}</dt>
        <dd>{moment(new Date(webhook.createdAt))}</dd>
        {own?.nextAttemptAt && (
          <>
            <dt>{words.panel.next}</dt>
            <dd>{moment(new Date(own.nextAttemptAt))}</dd>
          </>
        )}
      </dl>
      <EndpointSecret
        webhook={webhook}
        previousUntil={own?.previousSecretUntil ?? null}
        endpoints={endpoints}
        mayChange={mayChange}
      />
      {mayChange && (
        <>
          <EndpointTest webhook={webhook} endpoints={endpoints} />
          <div className="mt-auto flex flex-wrap gap-2 border-hair border-t p-4">
            <button type="button" className="control" onClick={() => setTask("change")}>
              {words.panel.change}
            </button>
            <button type="button" className="control" onClick={() => setTask("replay")}>
              {words.replay.title}
            </button>
            <button type="button" className="control ml-auto text-bad" onClick={() => setTask("remove")}>
              {words.panel.remove}
            </button>
            <FormFailure error={remove.error} />
          </div>
        </>
      )}
      {task === "change" && (
        <Dialog title={words.form.change} onClose={done}>
          <EndpointForm
            webhook={webhook}
            onSend={async ({ url, eventType = "all" }) => {
              await change.mutateAsync({ id: webhook.id, url, eventType });
              done();
            }}
          />
        </Dialog>
      )}
      {task === "replay" && (
        <Dialog title={words.replay.title} onClose={done}>
          <ReplayForm webhookId={webhook.id} />
        </Dialog>
      )}
      {task === "remove" && (
        <ConfirmDialog
          question={words.panel.removeAsk(shortUrl(webhook.url), number(own?.waiting ?? 0))}
          confirm={words.panel.remove}
          cancel={words.cancel}
          onConfirm={() => remove.mutate(webhook.id, { onSuccess: onClose })}
          onClose={done}
        />
      )}
    </Panel>
  );
}
