"use client";
import { useState } from "react";
import { ConfirmDialog } from "../../../../../src/components/ConfirmDialog.tsx";
import { CopyButton } from "../../../../../src/components/CopyButton.tsx";
import { FormFailure } from "../../../../../src/components/FormFailure.tsx";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import type { Webhook, Webhooks } from "../../../../../src/queries/use-webhooks.ts";

interface EndpointSecretProps {
  webhook: Webhook;
  /** Until then the secret before this one signs too. */
  previousUntil: string | null;
  endpoints: Webhooks;
  mayChange: boolean;
}

/** What deliveries are signed with, hidden until it is asked for, and how to replace it. */
export function EndpointSecret({ webhook, previousUntil, endpoints, mayChange }: EndpointSecretProps) {
  const { webhooks: words, moment } = useMessages();
  const [shown, setShown] = useState(false);
  const [asking, setAsking] = useState(false);
  const { rotate } = endpoints;
  const { secret } = webhook;
  return (
    <section className="mx-4 mt-5 border-hair border-t pt-4">
      <h3 className="mb-2 font-semibold">{words.panel.secret}</h3>
      {secret === null ? (
        <p className="text-ink-2">{words.panel.unsigned}</p>
      ) : !mayChange ? (
        <p className="text-ink-2">{words.panel.hidden}</p>
      ) : (
        <div className="flex flex-wrap items-center gap-2">
          <code className="min-w-0 flex-1 break-all font-mono text-12" data-testid="secret">
            {shown ? secret : "•".repeat(24)}
          </code>
          <button type="button" className="control" aria-pressed={shown} onClick={() => setShown(!shown)}>
            {shown ? words.panel.hide : words.panel.reveal}
          </button>
          <CopyButton key={secret} text={secret} />
        </div>
      )}
      {previousUntil && (
        <p role="status" className="mt-3 rounded-ctl bg-warn-wash px-3 py-2 text-warn">
          {words.panel.rotated(moment(new Date(previousUntil)))}
        </p>
      )}
      {mayChange && (
        <button
          type="button"
          className="control mt-3"
          disabled={rotate.isPending}
          onClick={() => (secret === null ? rotate.mutate(webhook.id) : setAsking(true))}
        >
          {words.panel.rotate}
        </button>
      )}
      <FormFailure error={rotate.error} />
      {asking && (
        <ConfirmDialog
          question={words.panel.rotateAsk}
          confirm={words.panel.rotate}
          cancel={words.cancel}
          onConfirm={() => rotate.mutate(webhook.id)}
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  );
}
