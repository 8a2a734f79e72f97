"use client";
import { Check, Link2 } from "lucide-react";
import { useState } from "react";
import { useMessages } from "../messages/MessagesProvider.tsx";

interface CopyLinkButtonProps {
  /** What is shown by default now and would be another tomorrow: parameters that the link gets beside those it has. */
  defaults?: Readonly<Record<string, string>>;
}

function linkTo(href: string, defaults: Readonly<Record<string, string>>): string {
  const address = new URL(href);
  for (const [name, value] of Object.entries(defaults))
    if (!address.searchParams.has(name)) address.searchParams.set(name, value);
  return address.href;
}

/** Copies the address of what is shown: all of the view lives in it. */
export function CopyLinkButton({ defaults = {} }: CopyLinkButtonProps) {
  const { shareLink: text } = useMessages();
  const [copied, setCopied] = useState<string | null>(null);
  const isCopied = copied !== null && copied === globalThis.location?.href;
  const Icon = isCopied ? Check : Link2;
  return (
    <button
      type="button"
      title={text.copy}
      className="control"
      onClick={async () => {
        const { href } = window.location;
        await navigator.clipboard.writeText(linkTo(href, defaults));
        setCopied(href);
      }}
    >
      <Icon aria-hidden="true" className="size-4" strokeWidth={1.75} />
      <span aria-live="polite" className="max-wide:sr-only">
        {isCopied ? text.copied : text.copy}
      </span>
    </button>
  );
}
