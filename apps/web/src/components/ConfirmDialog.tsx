"use client";
import { useEffect, useId, useRef } from "react";

interface ConfirmDialogProps {
  /** Names the thing and what is lost. */
  question: string;
  confirm: string;
  cancel: string;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before something that cannot be undone. Escape and the first button leave everything as it is. */
export function ConfirmDialog({ question, confirm, cancel, onConfirm, onClose }: ConfirmDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const questionId = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      role="alertdialog"
      aria-labelledby={questionId}
      onClose={onClose}
      className="m-auto w-[min(400px,calc(100vw-32px))] rounded-float bg-raised p-5 text-ink shadow-float backdrop:bg-scrim"
    >
      <p id={questionId} className="break-words text-14">
        {question}
      </p>
      <div className="mt-5 flex justify-end gap-2">
        <button type="button" className="control" onClick={() => dialog.current?.close()}>
          {cancel}
        </button>
        <button
          type="button"
          className="primary"
          onClick={() => {
            onConfirm();
            dialog.current?.close();
          }}
        >
          {confirm}
        </button>
      </div>
    </dialog>
  );
}
