import type { ReactNode } from "react";

/** The title of an entry page, with one sentence. */
export function EntryHeading({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="mb-6" aria-live="polite">
      <h1 className="font-semibold text-28 tracking-[-0.035em]">{title}</h1>
      {children && <p className="mt-1.5 break-words text-14 text-ink-2">{children}</p>}
    </div>
  );
}
