import { lazy, Suspense } from "react";
import { type ColourMap, rampColour } from "../../../../../src/heat/colour-ramp.ts";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import type { Comparison } from "./Change.tsx";
import type { SetHeatmapView } from "./search-params.ts";
import type { PlacedElement } from "./use-placed-elements.ts";

// Fetched with the first comparison.
const Change = lazy(() => import("./Change.tsx").then(({ Change: component }) => ({ default: component })));

/** A square is bad, a ring is doubtful; the word says which. */
const Badge = ({ shape, text }: { shape: string; text: string }) => (
  <span className="mr-1.5 inline-flex items-center gap-1.5 rounded-inner bg-sunken px-1.5 text-11 text-ink-2">
    <span aria-hidden="true" className={`size-1.5 ${shape}`} />
    {text}
  </span>
);

interface ElementRowProps {
  element: PlacedElement;
  most: number;
  isSelected: boolean;
  /** Not to be seen on the page as it is drawn now. */
  isHidden: boolean;
  colours: ColourMap;
  compared: Comparison | undefined;
  setView: SetHeatmapView;
}

/** One element: picking it outlines it on the page and offers the events behind it. */
export function ElementRow(props: ElementRowProps) {
  const { element, most, isSelected, isHidden, colours, compared, setView } = props;
  const messages = useMessages();
  const { rank, selector, name, events, share, rage, dead } = element;
  const heat = events / Math.max(1, most);
  return (
    <tr
      className={`relative grid grid-cols-[18px_minmax(0,1fr)_auto] grid-rows-[20px_auto] gap-x-2 rounded-ctl px-2 pt-1.5 pb-2 hover:bg-hover ${isSelected ? "bg-cold-wash shadow-[inset_2px_0_0_var(--cold)]" : ""}`}
    >
      <td className="col-start-2 row-span-2 row-start-1 min-w-0">
        <span
          aria-hidden="true"
          className="-ml-6 absolute w-4 text-right text-11 text-ink-3 tabular-nums leading-5"
        >
          {rank}
        </span>
        <button
          type="button"
          aria-pressed={isSelected}
          className="block w-full text-left before:absolute before:inset-0"
          onClick={() => setView({ element: isSelected ? null : selector, behind: null })}
        >
          <span className="block truncate font-medium">{name}</span>
          <span className="block truncate font-mono text-11 text-ink-3">{selector}</span>
          {rage > 0 && <Badge shape="bg-bad" text={messages.badges.rage(messages.number(rage))} />}
          {dead > 0 && (
            <Badge
              shape="rounded-full border-[1.5px] border-warn"
              text={messages.badges.dead(messages.number(dead))}
            />
          )}
          {isHidden && <span className="block text-11 text-ink-3">{messages.elements.notFound}</span>}
          {compared && (
            <Suspense fallback={<span className="block h-[17px]" />}>
              <Change {...compared} />
            </Suspense>
          )}
        </button>
        {isSelected && (
          <button
            type="button"
            className="control relative mt-1.5 h-(--h-ctl-sm) px-2 text-12"
            onClick={() => setView({ behind: "element" })}
          >
            {messages.behind.open}
          </button>
        )}
      </td>
      <td className="col-start-3 row-start-1 text-right font-strong tabular-nums">
        {messages.number(events)}
      </td>
      <td className="col-start-3 row-start-2 text-right text-12 text-ink-3 tabular-nums">
        {messages.share(share)}
      </td>
      <td aria-hidden="true" className="col-span-2 col-start-2 mt-1 h-[3px] rounded-[2px] bg-sunken">
        <span
          className="block h-full rounded-[2px]"
          style={{ width: `${heat * 100}%`, background: rampColour(0.35 + 0.6 * Math.sqrt(heat), colours) }}
        />
      </td>
    </tr>
  );
}
