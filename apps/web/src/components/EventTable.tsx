"use client";
import { useMessages } from "../messages/MessagesProvider.tsx";
import type { ListedEvent } from "../queries/use-events.ts";
import { EventRow } from "./EventRow.tsx";
import { WideTable } from "./WideTable.tsx";

/** On a phone the page stands beneath the element; session and screen are left out. */
const WHERE_ROOM = "max-mid:hidden";

interface EventTableProps {
  events: readonly ListedEvent[];
  caption: string;
  /** ISO time; what arrived later is marked. */
  newSince?: string;
}

/** Events in columns: when, what, where, session, screen. */
export function EventTable({ events, caption, newSince }: EventTableProps) {
  const { events: text } = useMessages();
  const heads = [
    { head: text.when },
    { head: text.what },
    { head: text.where, className: WHERE_ROOM },
    { head: text.session, className: WHERE_ROOM },
    { head: text.screen, className: `text-right ${WHERE_ROOM}` },
  ];
  return (
    <WideTable label={caption}>
      <table className="w-full table-fixed mid:min-w-[620px] border-collapse">
        <colgroup>
          <col className="w-40 max-mid:w-28" />
          <col />
          <col className={`w-[24%] ${WHERE_ROOM}`} />
          <col className={`w-28 ${WHERE_ROOM}`} />
          <col className={`w-28 ${WHERE_ROOM}`} />
        </colgroup>
        <thead>
          <tr>
            {heads.map(({ head, className = "" }) => (
              <th
                key={head}
                scope="col"
                className={`h-9 px-3 text-left font-medium text-12 text-ink-2 first:pl-7.5 last:pr-4 ${className}`}
              >
                {head}
              </th>
            ))}
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
