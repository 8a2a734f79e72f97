import { CopyButton } from "./CopyButton.tsx";

interface CodeTextProps {
  label: string;
  /** Shown after the label. */
  note?: string;
  text: string;
  /** What the button copies; the text unless given. */
  copied?: string;
}

/** Text that a machine reads, under its name, to be looked at and copied. */
export function CodeText({ label, note, text, copied = text }: CodeTextProps) {
  return (
    <section className="px-4 pb-4">
      <div className="mb-2 flex min-h-8 items-center gap-2">
        <h4 className="font-semibold">{label}</h4>
        {note && <span className="text-ink-3">{note}</span>}
        <span className="ml-auto">{copied !== "" && <CopyButton text={copied} />}</span>
      </div>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: long lines are scrolled by keyboard too.
        tabIndex={0}
        title={label}
        className="max-h-80 overflow-auto rounded-ctl bg-sunken px-3 py-2 font-mono text-12"
      >
        {text}
      </pre>
    </section>
  );
}
