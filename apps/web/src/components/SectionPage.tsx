import type { ReactNode } from "react";

interface SectionPageProps {
  title: string;
  lead?: string;
  children: ReactNode;
}

/** A page of text, forms and tables: its title, one sentence, and its sections ruled apart. */
export function SectionPage({ title, lead, children }: SectionPageProps) {
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="max-w-[860px] p-5 mid:p-10">
        <h1 className="font-semibold text-20 tracking-[-0.025em]">{title}</h1>
        {lead && <p className="mt-1.5 text-14 text-ink-2">{lead}</p>}
        <div className="mt-7">{children}</div>
      </div>
    </div>
  );
}

/** One ruled part of a page. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="border-hair border-t py-6 first:border-t-0 first:pt-0">
      <h2 className="mb-3 font-semibold">{title}</h2>
      {children}
    </section>
  );
}
