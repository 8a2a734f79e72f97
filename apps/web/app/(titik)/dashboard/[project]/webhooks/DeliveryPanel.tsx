"use client";
import { ArrowDown, ArrowUp, Clock, type LucideIcon } from "lucide-react";
import { CodeText } from "../../../../../src/components/CodeText.tsx";
import { FailureNotice } from "../../../../../src/components/FailureNotice.tsx";
import { LoadingLines } from "../../../../../src/components/LoadingLines.tsx";
import { StateBadge } from "../../../../../src/components/StateBadge.tsx";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import { ApiFailure } from "../../../../../src/queries/api-failure.ts";
import { type Attempts, type Delivery, useDelivery } from "../../../../../src/queries/use-delivery.ts";
import { AttemptTimeline } from "./AttemptTimeline.tsx";
import { shortUrl } from "./endpoint-state.ts";
import { asSentence, eventName, OUTCOME_TONE } from "./outcome.ts";
import { Panel } from "./Panel.tsx";
import { RetryButton } from "./RetryButton.tsx";
import { shortMoment } from "./short-moment.ts";

interface DeliveryPanelProps {
  deliveryId: string;
  /** The deliveries beside it in the list. */
  around: { newer?: string | undefined; older?: string | undefined };
  mayChange: boolean;
  onOpen: (id: string) => void;
  onClose: () => void;
}

/** One delivery: what was sent, what was answered, and every attempt at the same event. */
export function DeliveryPanel({ deliveryId, around, mayChange, onOpen, onClose }: DeliveryPanelProps) {
  const messages = useMessages();
  const { webhooks: words } = messages;
  const { delivery, attempts, retry } = useDelivery(deliveryId);
  const failed = [delivery, attempts].find((query) => query.isError && !query.data);
  const name = attempts.data ? eventName(attempts.data.eventType, words) : "";
  const shown = attempts.data?.attempts.find(({ id }) => id === deliveryId);
  return (
    <Panel
      label={words.delivery.label(name)}
      title={
        <>
          <h2 className="min-h-6 truncate pt-1 font-semibold text-16 tracking-[-0.012em]">{name}</h2>
          {delivery.data && (
            <p className="mt-1 flex min-w-0 items-center gap-2 text-ink-2">
              {shown && (
                <StateBadge tone={OUTCOME_TONE[shown.outcome]}>{words.outcomes[shown.outcome]}</StateBadge>
              )}
              <span className="truncate" title={delivery.data.webhook.url}>
                {words.delivery.to(shortUrl(delivery.data.webhook.url))}
              </span>
            </p>
          )}
        </>
      }
      actions={
        <>
          <StepButton icon={ArrowUp} label={words.delivery.previous} to={around.newer} onOpen={onOpen} />
          <StepButton icon={ArrowDown} label={words.delivery.following} to={around.older} onOpen={onOpen} />
        </>
      }
      onClose={onClose}
    >
      {failed?.error ? (
        <FailureNotice
          error={failed.error}
          failed={
            failed.error instanceof ApiFailure && failed.error.status === 404
              ? words.delivery.gone
              : words.failed
          }
          onRetry={failed.refetch}
        />
      ) : !delivery.data || !attempts.data ? (
        <div className="px-4">
          <LoadingLines />
        </div>
      ) : (
        <>
          {attempts.data.nextAttemptAt && (
            <p className="mx-4 mt-3 flex items-center gap-2 rounded-ctl bg-warn-wash px-3 py-2 font-medium text-warn">
              <Clock aria-hidden="true" className="size-4 flex-none" strokeWidth={1.75} />
              <span className="flex-1">{words.delivery.next}</span>
              <span className="whitespace-nowrap text-right tabular-nums">
                {shortMoment(new Date(attempts.data.nextAttemptAt), new Date(), messages)}
              </span>
            </p>
          )}
          {mayChange && <RetryButton retry={retry} />}
          <AttemptTimeline attempts={attempts.data.attempts} shownId={deliveryId} onOpen={onOpen} />
          <Exchange delivery={delivery.data} attempts={attempts.data} />
        </>
      )}
    </Panel>
  );
}

interface StepButtonProps {
  icon: LucideIcon;
  label: string;
  to: string | undefined;
  onOpen: (id: string) => void;
}

const StepButton = ({ icon: Icon, label, to, onOpen }: StepButtonProps) => (
  <button
    type="button"
    title={label}
    aria-label={label}
    disabled={to === undefined}
    onClick={() => to !== undefined && onOpen(to)}
    className="grid size-8 flex-none place-items-center rounded-ctl text-ink-2 hover:bg-hover disabled:opacity-40 max-mid:size-10"
  >
    <Icon aria-hidden="true" className="size-4" strokeWidth={1.75} />
  </button>
);

/** Request and answer as they went over the wire; JSON is indented for reading. */
function Exchange({ delivery, attempts }: { delivery: Delivery; attempts: Attempts }) {
  const { webhooks: words, number } = useMessages();
  const { delivery: text } = words;
  const sizeOf = (body: string) => text.bytes(number(new TextEncoder().encode(body).length));
  const { requestBody, responseBody } = delivery;
  return (
    <div className="border-hair border-t pt-3">
      <h3 className="px-4 pb-1 text-12 text-ink-3">{text.request}</h3>
      <CodeText
        label={text.requestBody}
        note={sizeOf(requestBody)}
        text={indented(requestBody) || text.emptyBody}
        copied={requestBody}
      />
      <CodeText label={text.requestHeaders} text={lines(attempts.requestHeaders)} />
      <h3 className="border-hair border-t px-4 pt-3 pb-1 text-12 text-ink-3">{text.response}</h3>
      {delivery.error !== null && (
        <p className="break-words px-4 pb-3 text-bad">{asSentence(delivery.error)}</p>
      )}
      {delivery.statusCode === null ? (
        <p className="px-4 pb-4 text-ink-2">{text.noResponse}</p>
      ) : (
        <>
          <CodeText
            label={text.requestBody}
            note={`${delivery.statusCode}, ${sizeOf(responseBody ?? "")}`}
            text={indented(responseBody ?? "") || text.emptyBody}
            copied={responseBody ?? ""}
          />
          <CodeText label={text.requestHeaders} text={lines(attempts.responseHeaders ?? {})} />
        </>
      )}
    </div>
  );
}

const lines = (headers: Record<string, string>) =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join("\n");

function indented(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
