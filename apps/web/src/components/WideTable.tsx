import type { ReactNode } from "react";

/** Holds a table that may be wider than the screen. */
export const WideTable = ({ label, children }: { label: string; children: ReactNode }) => (
  <section
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways has to be reachable by keyboard.
    tabIndex={0}
    aria-label={label}
    className="overflow-x-auto"
  >
    {children}
  </section>
);
