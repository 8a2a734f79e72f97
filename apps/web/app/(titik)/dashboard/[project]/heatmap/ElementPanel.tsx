import { useMemo } from "react";
import { rampColour } from "../../../../../src/heat/colour-ramp.ts";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import type { HeatmapStats } from "../../../../../src/queries/fetch-heatmap-stats.ts";
import { useHeatmapStats } from "../../../../../src/queries/use-heatmap-stats.ts";
import { elementBox, elementName, type FrameReading, findElement } from "./frame-reading.ts";
import type { HeatmapView, SetHeatmapView } from "./search-params.ts";
import { bandQuestion, type PanelSubject } from "./stats-questions.ts";
import { Totals } from "./Totals.tsx";

interface ElementPanelProps extends PanelSubject {
  view: HeatmapView;
  setView: SetHeatmapView;
  frame: FrameReading | null;
}

/** Names from the page itself where it can be read; `isHidden` when the element is not to be seen on it. */
function describe(stats: HeatmapStats | undefined, frame: FrameReading | null) {
  return (stats?.selectors ?? []).map(({ selector, events }) => {
    const element = frame?.document ? findElement(frame.document, selector) : null;
    const isHidden = Boolean(frame?.document) && !(element && elementBox(element));
    return { selector, events, name: element ? elementName(element) : selector, isHidden };
  });
}

/** The picture as a table: what was clicked most, in order; picking a row outlines it on the page. */
export function ElementPanel({ view, setView, frame, ...subject }: ElementPanelProps) {
  const messages = useMessages();
  const { projectId, range } = subject;
  const { data: stats } = useHeatmapStats({ projectId, range, question: bandQuestion(subject) });
  const rows = useMemo(() => describe(stats, frame), [stats, frame]);
  const most = stats?.selectors[0]?.events ?? 0;
  const total = stats?.totals.events ?? 0;
  return (
    <section
      aria-labelledby="top-elements"
      className="flex min-h-0 flex-col border-hair bg-surface mid:border-l"
    >
      <Totals layer={view.layer} stats={stats} />
      <h2 id="top-elements" className="px-3.5 pt-3.5 pb-2 font-semibold">
        {messages.elements.title}
      </h2>
      <div className="min-h-0 flex-1 overflow-y-auto px-1.5 pb-2.5">
        {stats?.selectors.length === 0 && <p className="px-2 text-ink-3">{messages.elements.none}</p>}
        <table className="block w-full">
          <thead className="sr-only">
            <tr>
              <th scope="col">{messages.elements.title}</th>
              <th scope="col">{messages.totals[view.layer]}</th>
              <th scope="col">{messages.elements.share}</th>
            </tr>
          </thead>
          <tbody className="block">
            {rows.map(({ selector, events, name, isHidden }, i) => {
              const isSelected = selector === view.element;
              return (
                <tr
                  key={selector}
                  className={`relative grid grid-cols-[18px_minmax(0,1fr)_auto] gap-x-2 rounded-ctl px-2 pt-1.5 pb-2 hover:bg-hover ${isSelected ? "bg-cold-wash shadow-[inset_2px_0_0_var(--cold)]" : ""}`}
                >
                  <td className="col-start-2 row-span-2 row-start-1 min-w-0">
                    <span
                      aria-hidden="true"
                      className="-ml-6 absolute w-4 text-right text-11 text-ink-3 tabular-nums leading-5"
                    >
                      {i + 1}
                    </span>
                    <button
                      type="button"
                      aria-pressed={isSelected}
                      className="block w-full text-left before:absolute before:inset-0"
                      onClick={() => setView({ element: isSelected ? null : selector })}
                    >
                      <span className="block truncate font-medium">{name}</span>
                      <span className="block truncate font-mono text-11 text-ink-3">{selector}</span>
                      {isHidden && (
                        <span className="block text-11 text-ink-3">{messages.elements.notFound}</span>
                      )}
                    </button>
                  </td>
                  <td className="col-start-3 row-start-1 text-right font-strong tabular-nums">
                    {messages.number(events)}
                  </td>
                  <td className="col-start-3 row-start-2 text-right text-12 text-ink-3 tabular-nums">
                    {messages.share(events / Math.max(1, total))}
                  </td>
                  <td
                    aria-hidden="true"
                    className="col-span-2 col-start-2 mt-1 h-[3px] rounded-[2px] bg-sunken"
                  >
                    <span
                      className="block h-full rounded-[2px]"
                      style={{
                        width: `${(events / Math.max(1, most)) * 100}%`,
                        background: rampColour(0.35 + 0.6 * Math.sqrt(events / Math.max(1, most))),
                      }}
                    />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
