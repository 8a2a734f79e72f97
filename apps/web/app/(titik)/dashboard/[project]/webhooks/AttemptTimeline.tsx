import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import type { Attempts } from "../../../../../src/queries/use-delivery.ts";
import { asSentence, OUTCOME_TONE } from "./outcome.ts";
import { tookMs } from "./took-ms.ts";

const POINT = {
  good: "rounded-full bg-ok-fill",
  bad: "rounded-[2px] bg-bad-fill",
  waiting: "rounded-full border-2 border-warn-fill",
  rest: "rounded-full border-2 border-ctl",
} as const;

interface AttemptTimelineProps {
  attempts: Attempts["attempts"];
  shownId: string;
  onOpen: (id: string) => void;
}

/** Every attempt at one event, newest first; each opens its own delivery. */
export function AttemptTimeline({ attempts, shownId, onOpen }: AttemptTimelineProps) {
  const { webhooks: words, second, took } = useMessages();
  return (
    <section className="border-hair border-t px-4 pt-3 pb-1">
      <h3 className="sr-only">{words.delivery.attempts}</h3>
      <ol>
        {attempts.map((attempt) => {
          const ms = tookMs(attempt);
          return (
            <li
              key={attempt.id}
              className="relative grid grid-cols-[20px_minmax(0,1fr)] pb-3 before:absolute before:top-4 before:bottom-0 before:left-[5px] before:w-px before:bg-line last:before:hidden"
            >
              <span
                aria-hidden="true"
                className={`relative mt-[5px] size-[11px] ${POINT[OUTCOME_TONE[attempt.outcome]]}`}
              />
              <button
                type="button"
                aria-current={attempt.id === shownId ? "true" : undefined}
                className="rounded-inner text-left aria-[current]:cursor-default"
                onClick={() => onOpen(attempt.id)}
              >
                <span className="flex justify-between gap-2">
                  <span className={attempt.id === shownId ? "font-semibold" : "font-medium"}>
                    {words.outcomes[attempt.outcome]}
                    {attempt.statusCode !== null && `, ${attempt.statusCode}`}
                  </span>
                  <time dateTime={attempt.sentAt} className="whitespace-nowrap text-ink-3 tabular-nums">
                    {second(new Date(attempt.sentAt))}
                  </time>
                </span>
                <span className="block break-words text-12 text-ink-3">
                  {ms === null
                    ? words.delivery.unanswered(attempt.attempt)
                    : words.delivery.attempt(attempt.attempt, took(ms))}
                  {attempt.error !== null && `. ${asSentence(attempt.error)}`}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
