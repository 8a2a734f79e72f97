"use client";
import { X } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";

interface PanelProps {
  label: string;
  title: ReactNode;
  /** Beside the button that closes. */
  actions?: ReactNode;
  onClose: () => void;
  children: ReactNode;
}

const IN_FRONT = "(max-width: 1180px)";

/** Stands beside the list on wide screens, and in front of it on others; Escape closes it. */
export function Panel({ label, title, actions, onClose, children }: PanelProps) {
  const { webhooks: words } = useMessages();
  const closeButton = useRef<HTMLButtonElement>(null);
  const close = useRef(onClose);
  close.current = onClose;

  useEffect(() => {
    // In front of the list it has to be left before anything else, so the keyboard begins there.
    if (window.matchMedia(IN_FRONT).matches) closeButton.current?.focus();
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape" && document.querySelector("dialog[open]") === null) close.current();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);

  return (
    <aside
      aria-label={label}
      className="flex w-[404px] min-w-0 flex-none flex-col overflow-y-auto border-hair border-l bg-surface max-wide:fixed max-wide:inset-y-0 max-wide:right-0 max-wide:z-40 max-wide:shadow-float max-mid:w-full"
    >
      <div className="flex items-start gap-2 px-4 pt-3">
        <div className="min-w-0 flex-1">{title}</div>
        {actions}
        <button
          ref={closeButton}
          type="button"
          title={words.close}
          aria-label={words.close}
          className="grid size-8 flex-none place-items-center rounded-ctl text-ink-2 hover:bg-hover max-mid:size-10"
          onClick={onClose}
        >
          <X aria-hidden="true" className="size-4" strokeWidth={1.75} />
        </button>
      </div>
      {children}
    </aside>
  );
}
