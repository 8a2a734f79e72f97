"use client";
import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { useMessages } from "../messages/MessagesProvider.tsx";

export function CopyButton({ text }: { text: string }) {
  const { common } = useMessages();
  const [copied, setCopied] = useState(false);
  const Icon = copied ? Check : Copy;
  return (
    <button
      type="button"
      className="control"
      onClick={async () => {
        await navigator.clipboard.writeText(text);
        setCopied(true);
      }}
    >
      <Icon aria-hidden="true" className="size-3.5" strokeWidth={1.75} />
      <span aria-live="polite">{copied ? common.copied : common.copy}</span>
    </button>
  );
}
