"use client";
import { useMessages } from "../messages/MessagesProvider.tsx";
import type { ListedEvent } from "../queries/use-events.ts";
import { EventRow } from "./EventRow.tsx";
import { WideTable } from "./WideTable.tsx";

interface EventTableProps {
  events: readonly ListedEvent[];
  caption: string;
  /** ISO time; what arrived later is marked. */
  newSince?: string;
}

/** Events in columns: when, what, where, session, screen. */
export function EventTable({ events, caption, newSince }: EventTableProps) {
  const { events: text } = useMessages();
  const heads = [text.when, text.what, text.where, text.session];
  return (
    <WideTable label={caption}>
      <table className="w-full min-w-[720px] table-fixed border-collapse">
        <colgroup>
          <col className="w-44" />
          <col />
          <col className="w-[24%]" />
          <col className="w-28" />
          <col className="w-28" />
        </colgroup>
        <thead>
          <tr>
            {heads.map((head) => (
              <th
                key={head}
                scope="col"
                className="h-9 px-3 text-left font-medium text-12 text-ink-2 first:pl-4"
              >
                {head}
              </th>
            ))}
            <th scope="col" className="h-9 pr-4 pl-3 text-right font-medium text-12 text-ink-2">
              {text.screen}
            </th>
          </tr>
        </thead>
        <tbody>
          {events.map((event) => (
            <EventRow
              key={event.eventId}
              event={event}
              isNew={newSince !== undefined && event.receivedAt > newSince}
            />
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}
