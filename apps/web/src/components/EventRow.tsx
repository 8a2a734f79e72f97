"use client";
import { useMessages } from "../messages/MessagesProvider.tsx";
import type { ListedEvent } from "../queries/use-events.ts";

const CELL = "h-10 px-3 first:pl-4 last:pr-4";
const WHERE_ROOM = `${CELL} max-mid:hidden`;

/** Older events tell their day too. */
const RECENT_MS = 12 * 3_600_000;

/** The end of an id tells two apart; the whole stands in the title. */
const shortId = (id: string) => (id.length > 12 ? `…${id.slice(-8)}` : id);

/** One event: when, what on which element, where, whose, on how wide a screen. */
export function EventRow({ event, isNew = false }: { event: ListedEvent; isNew?: boolean }) {
  const { events: text, moment, clock } = useMessages();
  const { ts, type, selector, page, sessionId, vw, vh, bot } = event;
  const when = new Date(ts);
  return (
    <tr className="border-hair border-t hover:bg-hover">
      <td className={`${CELL} whitespace-nowrap tabular-nums`}>
        <time dateTime={ts} title={moment(when)} className="flex items-center gap-2">
          <span
            aria-hidden="true"
            className={`size-1.5 flex-none rounded-full ${isNew ? "bg-ember-fill" : ""}`}
          />
          {Date.now() - when.getTime() < RECENT_MS ? clock(when) : moment(when)}
        </time>
      </td>
      <td className={`${CELL} truncate max-mid:py-2`} title={selector}>
        <span className="font-medium">{text.one[type]}</span>{" "}
        <span className="font-mono text-12 text-ink-2">{selector}</span>
        {bot && (
          <span className="ml-2 rounded-inner bg-warn-wash px-1.5 py-0.5 text-11 text-warn">{text.bot}</span>
        )}
        <span className="block truncate font-mono text-11 text-ink-3 mid:hidden">{page}</span>
      </td>
      <td className={`${WHERE_ROOM} truncate font-mono text-12`} title={page}>
        {page}
      </td>
      <td className={`${WHERE_ROOM} truncate font-mono text-12 text-ink-2`} title={sessionId}>
        {shortId(sessionId)}
      </td>
      <td className={`${WHERE_ROOM} whitespace-nowrap text-right text-ink-2 tabular-nums`}>
        {Math.round(vw)} × {Math.round(vh)}
      </td>
    </tr>
  );
}
