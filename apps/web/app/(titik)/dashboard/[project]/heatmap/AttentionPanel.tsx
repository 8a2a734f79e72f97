import { getHeatmapAttention } from "@titik/heatmap-schema";
import { attentionParts } from "../../../../../src/heat/attention.ts";
import { type ColourMap, rampColour } from "../../../../../src/heat/colour-ramp.ts";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import { useReport } from "../../../../../src/queries/use-report.ts";
import { attentionQuestion, type PanelSubject } from "./stats-questions.ts";

/** The bands in words: how long each part of the page stood in view, a session on average. */
export function AttentionPanel({ subject, colours }: { subject: PanelSubject; colours: ColourMap }) {
  const { attention: text, number, decimal } = useMessages();
  const { projectId, range } = subject;
  const { data } = useReport(getHeatmapAttention, {
    projectId,
    range,
    question: attentionQuestion(subject),
  });
  const parts = data ? attentionParts(data.steps, data.step, data.sessions) : [];
  return (
    <section
      aria-labelledby="attention"
      className="flex min-h-0 flex-col border-hair bg-surface mid:border-l"
    >
      <h2 id="attention" className="px-3.5 pt-3.5 font-semibold">
        {text.title}
      </h2>
      <p className="px-3.5 pt-0.5 pb-2 text-12 text-ink-3">{text.note}</p>
      {data && parts.length === 0 && <p className="px-3.5 text-ink-3">{text.none}</p>}
      <ul className="min-h-0 flex-1 overflow-y-auto px-3.5 pb-3">
        {parts.map(({ from, to, seconds, share }) => (
          <li key={from} className="py-1.5">
            <span className="flex justify-between tabular-nums">
              <span className="text-ink-2">{text.part(number(from), number(to))}</span>
              <span className="font-strong">{text.seconds(decimal(seconds))}</span>
            </span>
            <span aria-hidden="true" className="mt-1 block h-[3px] rounded-[2px] bg-sunken">
              <span
                className="block h-full rounded-[2px]"
                style={{ width: `${share * 100}%`, background: rampColour(0.3 + 0.7 * share, colours) }}
              />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
