import type { OverviewResponse } from "@titik/heatmap-schema";
import { Fragment } from "react";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";

const PARTS = ["used", "bots", "duplicates", "refused", "limited"] as const;

/** What became of everything that arrived, as a sum that can be checked. */
export function ReceivedLine({ received }: { received: OverviewResponse["received"] | undefined }) {
  const { overview: text, number } = useMessages();
  const named = (part: keyof OverviewResponse["received"]) => (
    <span className="whitespace-nowrap">
      <b className="font-strong text-ink">{number(received?.[part] ?? 0)}</b> {text.received[part]}
    </span>
  );
  return (
    <p className="min-h-9 border-hair border-b px-4 py-2 text-12 text-ink-2 tabular-nums max-mid:px-3">
      {received && named("total")}
      {received &&
        PARTS.map((part, index) => (
          <Fragment key={part}>
            {index === 0 ? " = " : " + "}
            {named(part)}
          </Fragment>
        ))}
    </p>
  );
}
