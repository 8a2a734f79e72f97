import type { ReactNode } from "react";

interface ReportPageProps {
  title: string;
  lead: string;
  /** Beside the title: time and filters. */
  controls?: ReactNode;
  children: ReactNode;
}

/** A page of numbers: its title and controls stay, the rest scrolls. */
export function ReportPage({ title, lead, controls, children }: ReportPageProps) {
  return (
    <>
      <div className="flex min-h-13 flex-wrap items-center gap-x-4 gap-y-2 border-hair border-b px-4 py-2 max-mid:px-3">
        <h1 className="font-semibold text-16 tracking-[-0.012em] max-mid:sr-only">{title}</h1>
        <p className="text-ink-3 max-wide:hidden">{lead}</p>
        <div className="flex flex-wrap items-center gap-2 mid:ml-auto">{controls}</div>
      </div>
      <div className="flex min-h-0 flex-1 flex-col overflow-y-auto *:shrink-0">{children}</div>
    </>
  );
}
