import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import type { Layer } from "./search-params.ts";
import type { PlacedElement } from "./use-placed-elements.ts";

const CARD_WIDTH = 272;
const GAP = 18;

interface HoverCardProps {
  layer: Layer;
  element: PlacedElement | null;
  /** Events around the point, where no known element is. */
  around: number;
  /** The pointer, on the scaled page. */
  left: number;
  top: number;
  width: number;
}

/** What lies under the pointer: its name, count, share and sessions. */
export function HoverCard({ layer, element, around, left, top, width }: HoverCardProps) {
  const messages = useMessages();
  const { hover: text } = messages;
  const fits = left + GAP + CARD_WIDTH <= width;
  const figures = element && [
    { name: messages.totals[layer], value: messages.number(element.events) },
    { name: messages.elements.share, value: messages.share(element.share) },
    { name: messages.totals.sessions, value: messages.number(element.sessions) },
  ];
  return (
    <div
      role="tooltip"
      data-testid="hover-card"
      className="pointer-events-none absolute z-20 rounded-float bg-raised text-ink shadow-float"
      style={{
        width: CARD_WIDTH,
        left: fits ? left + GAP : Math.max(4, left - GAP - CARD_WIDTH),
        top: Math.max(4, top - 24),
      }}
    >
      {element ? (
        <>
          <div className="flex items-start gap-3 px-3.5 pt-3 pb-2.5">
            <div className="min-w-0 flex-1">
              <p className="truncate font-semibold">{element.name}</p>
              <p className="truncate font-mono text-11 text-ink-3">{element.selector}</p>
            </div>
            <span className="rounded-inner bg-sunken px-1.5 text-12 text-ink-2 tabular-nums">
              #{element.rank}
            </span>
          </div>
          <dl className="grid grid-cols-3 divide-x divide-hair border-hair border-y">
            {figures?.map(({ name, value }) => (
              <div key={name} className="px-3.5 py-2">
                <dt className="text-12 text-ink-3">{name}</dt>
                <dd className="font-semibold text-16 tabular-nums">{value}</dd>
              </div>
            ))}
          </dl>
        </>
      ) : (
        <p className="border-hair border-b px-3.5 py-2.5 font-medium tabular-nums">
          {text.around(messages.counted[layer](around))}
        </p>
      )}
      <p className="px-3.5 py-2 text-12 text-ink-3">{text.open}</p>
    </div>
  );
}
