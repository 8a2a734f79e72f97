import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { useMessages } from "../messages/MessagesProvider.tsx";
import { Snippet } from "./Snippet.tsx";
import { useOrigin } from "./use-origin.ts";

interface StepProps {
  mark: ReactNode;
  title: string;
  done?: boolean;
  children?: ReactNode;
}

/** One stop on the line that leads from a new project to its first event. */
function Step({ mark, title, done = false, children }: StepProps) {
  return (
    <li className="group grid grid-cols-[20px_minmax(0,1fr)] gap-x-3.5">
      <span className="flex flex-col items-center" aria-hidden="true">
        <span
          className={`grid size-5 flex-none place-items-center rounded-full font-semibold text-11 ${done ? "bg-ink text-on-ink" : "border border-ctl text-ink-2"}`}
        >
          {mark}
        </span>
        <span className="w-px flex-1 bg-line group-last:hidden" />
      </span>
      <div className="pb-6">
        <h3 className="mb-1 font-semibold">{title}</h3>
        {children}
      </div>
    </li>
  );
}

/** Before the first event: the line to paste, with the real key, and a live point that waits with the viewer. */
export function EmptyProject({ dsn }: { dsn: string }) {
  const { empty } = useMessages();
  const origin = useOrigin() ?? "";
  return (
    <div className="flex-1 mid:grid mid:min-h-0 mid:grid-cols-[minmax(0,560px)_minmax(0,1fr)]">
      <div className="overflow-y-auto p-5 mid:p-10">
        <h2 className="font-semibold text-20 tracking-[-0.025em]">{empty.title}</h2>
        <p className="mt-1.5 mb-6 text-14 text-ink-2">{empty.lead}</p>
        <ol>
          <Step
            mark={<Check aria-hidden="true" className="size-3" strokeWidth={2.5} />}
            title={empty.made}
            done
          />
          <Step mark="2" title={empty.paste}>
            <p className="mb-3 text-ink-2">{empty.key}</p>
            <Snippet dsn={dsn} />
          </Step>
          <Step mark="3" title={empty.open}>
            <p className="text-ink-2">{empty.changes}</p>
          </Step>
        </ol>
        <details className="border-hair border-t pt-4">
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
