import { Snippet } from "../../../../../src/components/Snippet.tsx";
import { useOrigin } from "../../../../../src/components/use-origin.ts";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";

/** Before the first event: the line to paste, with the real key, and a live point that waits with the viewer. */
export function EmptyProject({ dsn }: { dsn: string }) {
  const { empty } = useMessages();
  const origin = useOrigin() ?? "";
  return (
    <div className="min-h-0 flex-1 mid:grid mid:grid-cols-[minmax(0,560px)_minmax(0,1fr)]">
      <div className="overflow-y-auto p-5 mid:p-10">
        <h2 className="font-semibold text-20 tracking-[-0.025em]">{empty.title}</h2>
        <p className="mt-1.5 mb-6 text-14 text-ink-2">{empty.lead}</p>
        <Snippet dsn={dsn} />
        <p className="mt-2 text-12 text-ink-3">{empty.key}</p>
        <p className="mt-6 text-ink-2">{empty.changes}</p>
        <details className="mt-6 border-hair border-t pt-4">
          <summary className="font-medium">{empty.nothing}</summary>
          <ul className="mt-2 flex list-disc flex-col gap-1 pl-5 text-ink-2">
            <li>{empty.blocker}</li>
            <li>{empty.policy(origin.replace(/^https?:\/\//, ""))}</li>
            <li>{empty.doNotTrack}</li>
            <li>{empty.range}</li>
          </ul>
        </details>
      </div>
      <div className="dot-field grid min-h-64 place-items-center border-hair bg-stage mid:border-l">
        <p
          role="status"
          className="flex flex-col items-center gap-5 rounded-float bg-raised px-14 py-8 font-semibold text-16 shadow-float"
        >
          <span className="live-point" aria-hidden="true" />
          {empty.waiting}
        </p>
      </div>
    </div>
  );
}
