"use client";
import { type ReactNode, useEffect, useId, useRef } from "react";

interface DialogProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/** A form or a task in front of the page; Escape leaves it. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onClose={onClose}
      className="m-auto w-[min(480px,calc(100vw-32px))] rounded-float bg-raised p-5 text-ink shadow-float backdrop:bg-scrim"
    >
      <h2 id={titleId} className="mb-4 font-semibold text-16 tracking-[-0.012em]">
        {title}
      </h2>
      {children}
    </dialog>
  );
}
