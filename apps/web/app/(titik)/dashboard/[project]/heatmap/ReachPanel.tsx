import { rampColour } from "../../../../../src/heat/colour-ramp.ts";
import { reachMarks } from "../../../../../src/heat/scroll-reach.ts";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import { useHeatmapStats } from "../../../../../src/queries/use-heatmap-stats.ts";
import { PageAccount } from "./PageAccount.tsx";
import { bandQuestion, type PanelSubject } from "./stats-questions.ts";
import { Totals } from "./Totals.tsx";

/** The bands in words: which share of the sessions came how far down. */
export function ReachPanel(subject: PanelSubject) {
  const messages = useMessages();
  const { projectId, range } = subject;
  const { data: stats } = useHeatmapStats({ projectId, range, question: bandQuestion(subject) });
  const marks = reachMarks(stats?.scroll ?? []);
  return (
    <section
      aria-labelledby="scroll-reach"
      className="flex min-h-0 flex-col border-hair bg-surface mid:border-l"
    >
      <Totals layer="scroll" stats={stats} />
      <h2 id="scroll-reach" className="px-3.5 pt-3.5 pb-2 font-semibold">
        {messages.reach.title}
      </h2>
      {stats && marks.length === 0 && <p className="px-3.5 text-ink-3">{messages.reach.none}</p>}
      <ul className="min-h-0 flex-1 overflow-y-auto px-3.5 pb-3">
        {marks.map(({ share, depth }) => (
          <li key={share} className="py-1.5">
            <span className="flex justify-between tabular-nums">
              <span className="font-strong">{messages.percent(share)}</span>
              <span className="text-ink-3">{messages.reach.to(messages.number(depth))}</span>
            </span>
            <span aria-hidden="true" className="mt-1 block h-[3px] rounded-[2px] bg-sunken">
              <span
                className="block h-full rounded-[2px]"
                style={{ width: `${share * 100}%`, background: rampColour(share) }}
              />
            </span>
          </li>
        ))}
      </ul>
      <PageAccount subject={subject} layer="scroll" />
    </section>
  );
}
