"use client";
import { Check, Link2 } from "lucide-react";
import { useState } from "react";
import { useMessages } from "../messages/MessagesProvider.tsx";

/** Copies the address of what is shown: all of the view lives in it. */
export function CopyLinkButton() {
  const { shareLink: text } = useMessages();
  const [copied, setCopied] = useState<string | null>(null);
  const isCopied = copied !== null && copied === globalThis.location?.href;
  const Icon = isCopied ? Check : Link2;
  return (
    <button
      type="button"
      className="control"
      onClick={async () => {
        const { href } = window.location;
        await navigator.clipboard.writeText(href);
        setCopied(href);
      }}
    >
      <Icon aria-hidden="true" className="size-4" strokeWidth={1.75} />
      <span aria-live="polite">{isCopied ? text.copied : text.copy}</span>
    </button>
  );
}
