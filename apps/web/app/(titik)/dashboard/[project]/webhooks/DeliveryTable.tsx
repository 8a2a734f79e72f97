import { type KeyboardEvent, useRef } from "react";
import { StateBadge } from "../../../../../src/components/StateBadge.tsx";
import { TableHeadings } from "../../../../../src/components/TableHeadings.tsx";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import type { LoggedAttempt } from "../../../../../src/queries/use-delivery-log.ts";
import type { Webhook } from "../../../../../src/queries/use-webhooks.ts";
import { shortUrl } from "./endpoint-state.ts";
import { eventName, OUTCOME_TONE } from "./outcome.ts";
import { shortMoment } from "./short-moment.ts";
import { tookMs } from "./took-ms.ts";

interface DeliveryTableProps {
  rows: readonly LoggedAttempt[];
  webhooks: readonly Webhook[];
  openId: string | null;
  onOpen: (id: string) => void;
}

/** One attempt a row; the arrow keys move between rows, and take an open panel along. */
export function DeliveryTable({ rows, webhooks, openId, onOpen }: DeliveryTableProps) {
  const { webhooks: words } = useMessages();
  const body = useRef<HTMLTableSectionElement>(null);

  function onKeyDown(event: KeyboardEvent) {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0 || body.current === null) return;
    const buttons = [...body.current.querySelectorAll("button")];
    const next = buttons.findIndex((button) => button.matches(":focus")) + step;
    const row = rows[next];
    if (row === undefined) return;
    event.preventDefault();
    buttons[next]?.focus();
    if (openId !== null) onOpen(row.id);
  }

  return (
    <table className="w-full text-left" onKeyDown={onKeyDown}>
      <TableHeadings
        className="px-2 first:px-4 last:px-4"
        headings={[
          { name: words.log.event },
          { name: words.endpoint },
          { name: words.log.state },
          { name: words.log.answer },
          { name: words.log.attempt, isNumber: true },
          { name: words.log.took, isNumber: true },
          { name: words.log.time, isNumber: true },
        ]}
      />
      <tbody ref={body}>
        {rows.map((row) => (
          <DeliveryRow
            key={row.id}
            row={row}
            url={webhooks.find(({ id }) => id === row.webhookId)?.url}
            current={row.id === openId}
            onOpen={() => onOpen(row.id)}
          />
        ))}
      </tbody>
    </table>
  );
}

interface DeliveryRowProps {
  row: LoggedAttempt;
  url: string | undefined;
  current: boolean;
  onOpen: () => void;
}

function DeliveryRow({ row, url, current, onOpen }: DeliveryRowProps) {
  const messages = useMessages();
  const { webhooks: words, number, took, second } = messages;
  const sentAt = new Date(row.sentAt);
  const ms = tookMs(row);
  const name = eventName(row.eventType, words);
  return (
    // A larger target for the pointer; the button in it does the same for the keyboard.
    <tr
      aria-current={current ? "true" : undefined}
      onClick={onOpen}
      className="h-10 cursor-pointer border-hair border-b hover:bg-hover aria-[current]:bg-cold-wash aria-[current]:shadow-[inset_2px_0_0_var(--cold)] max-mid:grid max-mid:h-auto max-mid:grid-cols-[minmax(0,1fr)_auto] max-mid:px-1 max-mid:py-2"
    >
      <th scope="row" className="max-w-0 px-4 font-book max-mid:max-w-none max-mid:px-2">
        <button
          type="button"
          className="block w-full truncate rounded-inner text-left font-medium"
          aria-label={words.log.open(name, second(sentAt))}
          onClick={(event) => {
            event.stopPropagation();
            onOpen();
          }}
        >
          {name}
        </button>
      </th>
      <td className="max-w-0 truncate px-2 text-ink-2 max-mid:order-2 max-mid:max-w-none" title={url}>
        {url === undefined ? words.log.deleted : shortUrl(url)}
      </td>
      <td className="w-px px-2 max-mid:order-1 max-mid:w-auto max-mid:text-right">
        <StateBadge tone={OUTCOME_TONE[row.outcome]}>{words.outcomes[row.outcome]}</StateBadge>
      </td>
      <td className="w-px whitespace-nowrap px-2 tabular-nums max-mid:hidden">{row.statusCode ?? "–"}</td>
      <td className="w-px whitespace-nowrap px-2 text-right tabular-nums max-mid:hidden">
        {number(row.attempt)}
      </td>
      <td className="w-px whitespace-nowrap px-2 text-right tabular-nums max-mid:hidden">
        {ms === null ? "–" : took(ms)}
      </td>
      <td className="w-px whitespace-nowrap px-4 text-right text-ink-2 tabular-nums max-mid:order-3 max-mid:w-auto max-mid:px-2">
        <time dateTime={row.sentAt} title={second(sentAt)}>
          {shortMoment(sentAt, new Date(), messages)}
        </time>
      </td>
    </tr>
  );
}
