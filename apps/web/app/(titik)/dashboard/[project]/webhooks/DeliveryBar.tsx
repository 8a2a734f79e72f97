import { Check, List, TriangleAlert } from "lucide-react";
import { RangePicker } from "../../../../../src/components/RangePicker.tsx";
import { Segmented } from "../../../../../src/components/Segmented.tsx";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import type { Webhook } from "../../../../../src/queries/use-webhooks.ts";
import { shortUrl } from "./endpoint-state.ts";
import { EVENT_TYPES, type SetWebhooksView, SHOWN, type WebhooksView } from "./search-params.ts";

const ICONS = { all: List, failed: TriangleAlert, success: Check };

interface DeliveryBarProps {
  webhooks: readonly Webhook[];
  view: WebhooksView;
  setView: SetWebhooksView;
}

/** Which deliveries are listed. */
export function DeliveryBar({ webhooks, view, setView }: DeliveryBarProps) {
  const { webhooks: words } = useMessages();
  const { log } = words;
  return (
    <div className="flex flex-wrap items-center gap-2 border-hair border-b px-4 py-2 max-mid:px-3">
      <h2 className="mr-1 font-semibold max-mid:w-full">{log.title}</h2>
      <Segmented
        label={log.show.label}
        options={SHOWN.map((value) => ({ value, label: log.show[value], icon: ICONS[value] }))}
        value={view.show}
        onChange={(show) => setView({ show })}
      />
      <select
        aria-label={words.endpoint}
        className="control max-w-44 truncate px-2 max-mid:w-full max-mid:max-w-none"
        value={view.endpoint ?? ""}
        onChange={(event) => setView({ endpoint: event.target.value || null })}
      >
        <option value="">{log.anyEndpoint}</option>
        {webhooks.map(({ id, url }) => (
          <option key={id} value={id}>
            {shortUrl(url)}
          </option>
        ))}
      </select>
      <select
        aria-label={log.event}
        className="control max-w-44 truncate px-2 max-mid:w-full max-mid:max-w-none"
        value={view.event ?? ""}
        onChange={(event) =>
          setView({ event: EVENT_TYPES.find((type) => type === event.target.value) ?? null })
        }
      >
        <option value="">{log.anyEvent}</option>
        {EVENT_TYPES.map((type) => (
          <option key={type} value={type}>
            {words.eventTypes[type]}
          </option>
        ))}
      </select>
      <RangePicker chosen={view} onChange={setView} />
    </div>
  );
}
