import { useState } from "react";
import { FormFailure } from "../../../../../src/components/FormFailure.tsx";
import { StateBadge } from "../../../../../src/components/StateBadge.tsx";
import { Switch } from "../../../../../src/components/Switch.tsx";
import { TableHeadings } from "../../../../../src/components/TableHeadings.tsx";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import type { Webhook, WebhookHealth, Webhooks } from "../../../../../src/queries/use-webhooks.ts";
import { STATE_TONE, shortUrl } from "./endpoint-state.ts";
import { HourBars } from "./HourBars.tsx";
import type { SetWebhooksView, WebhooksView } from "./search-params.ts";

interface EndpointTableProps {
  endpoints: Webhooks;
  mayChange: boolean;
  view: WebhooksView;
  setView: SetWebhooksView;
}

/** Every endpoint with its last 24 hours. */
export function EndpointTable({ endpoints, mayChange, view, setView }: EndpointTableProps) {
  const { webhooks: words } = useMessages();
  const [failure, setFailure] = useState<Error | null>(null);

  async function turn(id: string, enabled: boolean) {
    setFailure(null);
    try {
      await endpoints.change.mutateAsync({ id, enabled });
    } catch (error) {
      setFailure(error instanceof Error ? error : new Error(String(error)));
    }
  }

  return (
    <section aria-label={words.endpoints}>
      <FormFailure error={failure} />
      <table className="w-full text-left">
        <TableHeadings
          className="px-2 first:px-4 last:px-4"
          headings={[
            { name: words.endpoint },
            { name: words.day },
            { name: words.success, isNumber: true },
            { name: words.p95, title: words.p95Text, isNumber: true },
            { name: words.state },
            { name: words.on, className: "w-16" },
          ]}
        />
        <tbody>
          {(endpoints.webhooks.data ?? []).map((webhook) => (
            <EndpointRow
              key={webhook.id}
              webhook={webhook}
              health={endpoints.health.data?.find(({ webhookId }) => webhookId === webhook.id)}
              current={view.delivery === null && view.settings === webhook.id}
              onOpen={() => setView({ settings: webhook.id, delivery: null })}
              onTurn={mayChange ? (enabled) => turn(webhook.id, enabled) : undefined}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface EndpointRowProps {
  webhook: Webhook;
  /** Undefined until it is known. */
  health: WebhookHealth | undefined;
  current: boolean;
  onOpen: () => void;
  /** Undefined for who may not switch it. */
  onTurn: ((enabled: boolean) => void) | undefined;
}

function EndpointRow({ webhook, health, current, onOpen, onTurn }: EndpointRowProps) {
  const { webhooks: words, number, share, took } = useMessages();
  const total = (which: "succeeded" | "failed") =>
    number((health?.hours ?? []).reduce((sum, hour) => sum + hour[which], 0));
  return (
    <tr
      aria-current={current ? "true" : undefined}
      className="border-hair border-b aria-[current]:bg-cold-wash max-mid:grid max-mid:grid-cols-[minmax(0,1fr)_auto] max-mid:items-center max-mid:py-1.5"
    >
      <th scope="row" className="max-w-0 px-4 py-2 font-book max-mid:max-w-none max-mid:px-3">
        <button type="button" className="block w-full rounded-inner text-left" onClick={onOpen}>
          <span className="block truncate font-strong" title={webhook.url}>
            {shortUrl(webhook.url)}
          </span>
          <span className="block truncate text-12 text-ink-3">{words.eventTypes[webhook.eventType]}</span>
        </button>
      </th>
      <td className="w-px px-2 py-2 max-mid:order-1 max-mid:w-auto max-mid:px-3">
        {health && <HourBars label={words.hours(total("succeeded"), total("failed"))} hours={health.hours} />}
      </td>
      <td className="w-px whitespace-nowrap px-2 py-2 text-right tabular-nums max-mid:hidden">
        {health?.successRate == null ? "–" : share(health.successRate)}
      </td>
      <td className="w-px whitespace-nowrap px-2 py-2 text-right tabular-nums max-mid:hidden">
        {health?.p95Ms == null ? "–" : took(health.p95Ms)}
      </td>
      <td className="w-px whitespace-nowrap px-2 py-2 max-mid:order-2 max-mid:w-auto max-mid:px-3 max-mid:text-right">
        {health && <StateBadge tone={STATE_TONE[health.state]}>{words.states[health.state]}</StateBadge>}
        {health && health.waiting > 0 && (
          <span className="mt-0.5 block text-12 text-ink-3 tabular-nums">
            {words.waiting(number(health.waiting))}
          </span>
        )}
      </td>
      <td className="px-4 py-1 max-mid:justify-self-end max-mid:px-3">
        {onTurn ? (
          <Switch label={words.turnOn(webhook.url)} on={webhook.enabled} onChange={onTurn} />
        ) : (
          !webhook.enabled && words.states.paused
        )}
      </td>
    </tr>
  );
}
