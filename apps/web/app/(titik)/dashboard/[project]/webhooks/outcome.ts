import type { Tone } from "../../../../../src/components/StateBadge.tsx";
import type { Messages } from "../../../../../src/messages/messages.ts";
import type { LoggedAttempt } from "../../../../../src/queries/use-delivery-log.ts";

export const OUTCOME_TONE: Record<LoggedAttempt["outcome"], Tone> = {
  success: "good",
  failure: "bad",
  refused: "bad",
  timeout: "bad",
  unknown: "waiting",
};

/** A reason from the log as a sentence. */
export const asSentence = (reason: string) =>
  `${reason.charAt(0).toUpperCase()}${reason.slice(1).replace(/\.$/, "")}.`;

/** An event's name in the viewer's words; one that is not known stays as it was sent. */
export function eventName(eventType: string, { eventTypes }: Messages["webhooks"]): string {
  const names: Record<string, string | undefined> = eventTypes;
  return names[eventType] ?? eventType;
}
