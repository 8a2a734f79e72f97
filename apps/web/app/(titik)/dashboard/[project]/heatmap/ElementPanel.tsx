import type { ElementsResponse } from "@titik/heatmap-schema";
import { LoadingLines } from "../../../../../src/components/LoadingLines.tsx";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import { useHeatmapStats } from "../../../../../src/queries/use-heatmap-stats.ts";
import { ElementRow } from "./ElementRow.tsx";
import { PageAccount } from "./PageAccount.tsx";
import type { HeatmapView, SetHeatmapView } from "./search-params.ts";
import { bandQuestion, type PanelSubject } from "./stats-questions.ts";
import { Totals } from "./Totals.tsx";
import type { PlacedElement } from "./use-placed-elements.ts";

interface ElementPanelProps {
  subject: PanelSubject;
  view: HeatmapView;
  setView: SetHeatmapView;
  elements: ElementsResponse | undefined;
  /** They are on their way. */
  isWaiting: boolean;
  /** The same elements on the other side of a comparison. */
  before: ElementsResponse | undefined;
  placed: readonly PlacedElement[];
  /** Whether the page itself could be asked where its elements are. */
  isRead: boolean;
  /** Whether the picture is there, so that less urgent questions do not hold it up. */
  isDrawn: boolean;
}

/** The picture as a table: what was clicked most, in order; picking a row outlines it on the page. */
export function ElementPanel(props: ElementPanelProps) {
  const { subject, view, setView, elements, isWaiting, before, placed, isRead, isDrawn } = props;
  const messages = useMessages();
  const { projectId, range } = subject;
  const { data: stats } = useHeatmapStats({ projectId, range, question: bandQuestion(subject) });
  const most = placed[0]?.events ?? 0;
  const countBefore = (selector: string) =>
    before?.data.find((each) => each.selector === selector)?.events ?? 0;
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
        {isWaiting && (
          <div className="px-2">
            <LoadingLines />
          </div>
        )}
        {elements?.total === 0 && <p className="px-2 text-ink-3">{messages.elements.none}</p>}
        <table className="block w-full">
          <thead className="sr-only">
            <tr>
              <th scope="col">{messages.elements.title}</th>
              <th scope="col">{messages.totals[view.layer]}</th>
              <th scope="col">{messages.elements.share}</th>
            </tr>
          </thead>
          <tbody className="block">
            {placed.map((element) => (
              <ElementRow
                key={`${element.rank} ${element.selector}`}
                element={element}
                most={most}
                isSelected={element.selector === view.element}
                isHidden={isRead && element.box === null}
                colours={view.colours}
                compared={
                  before && elements
                    ? {
                        now: { events: element.events, total: elements.events },
                        before: { events: countBefore(element.selector), total: before.events },
                      }
                    : undefined
                }
                setView={setView}
              />
            ))}
          </tbody>
        </table>
      </div>
      <PageAccount subject={subject} layer={view.layer} isWanted={isDrawn} />
    </section>
  );
}
