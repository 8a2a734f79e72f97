import Link from "next/link";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import { type PageAccountCounts, usePageAccount } from "../../../../../src/queries/use-page-account.ts";
import type { Layer } from "./search-params.ts";
import { bandQuestion, layerOf, type PanelSubject } from "./stats-questions.ts";

interface PageAccountProps {
  subject: PanelSubject;
  layer: Layer;
  /** Asked for from then on. */
  isWanted?: boolean;
}

/** What became of everything that is stored of the page in this layer, as a sum that can be checked. */
export function PageAccount({ subject, layer, isWanted = true }: PageAccountProps) {
  const { elements: text, number } = useMessages();
  const { projectId, range, narrowing } = subject;
  const { data } = usePageAccount({
    projectId,
    range,
    used: bandQuestion(subject),
    stored: { page: narrowing.page, pages: narrowing.pages, ...layerOf(layer) },
    isWanted,
  });
  const sum = ({ stored, used, automated, leftOut }: PageAccountCounts) =>
    text.account(
      number(stored),
      number(used),
      automated === null ? null : number(automated),
      number(leftOut),
    );
  return (
    <p className="min-h-12 border-hair border-t px-3.5 py-2 text-12 text-ink-3 tabular-nums">
      {data && sum(data)}{" "}
      <Link href={`/dashboard/${projectId}/overview`} className="quiet-link">
        {text.notStored}
      </Link>
    </p>
  );
}
