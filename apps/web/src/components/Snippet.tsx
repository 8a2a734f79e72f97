"use client";
import { CopyButton } from "./CopyButton.tsx";
import { useOrigin } from "./use-origin.ts";

/** The line that a page needs, with the project's real key. */
export function Snippet({ dsn }: { dsn: string }) {
  const origin = useOrigin() ?? "";
  const snippet = `<script defer src="${origin}/t.js" data-dsn="${dsn}"></script>`;
  return (
    <div className="overflow-hidden rounded-ctl border border-line">
      <div className="flex items-center justify-between border-hair border-b py-1 pr-1 pl-3.5">
        <span className="text-12 text-ink-3">HTML</span>
        <CopyButton text={snippet} />
      </div>
      <pre className="whitespace-pre-wrap break-all bg-sunken p-3.5 font-mono text-12 leading-5">
        {snippet}
      </pre>
    </div>
  );
}
