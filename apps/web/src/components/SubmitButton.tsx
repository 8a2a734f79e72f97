"use client";
import type { ReactNode } from "react";
import { useMessages } from "../messages/MessagesProvider.tsx";

interface SubmitButtonProps {
  busy: boolean;
  className?: string;
  children: ReactNode;
}

/** The one primary button of a form. While it is busy it says so, at the same size. */
export function SubmitButton({ busy, className = "", children }: SubmitButtonProps) {
  const { forms } = useMessages();
  return (
    <button type="submit" className={`primary ${className}`} aria-disabled={busy}>
      <span className="grid" aria-live="polite">
        <span className={`col-start-1 row-start-1 ${busy ? "invisible" : ""}`}>{children}</span>
        {busy && <span className="col-start-1 row-start-1 text-center">{forms.busy}</span>}
      </span>
    </button>
  );
}
