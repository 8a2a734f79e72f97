"use client";
import type { ReactNode } from "react";
import type { FormState } from "../forms/use-form.ts";
import { FormFailure } from "./FormFailure.tsx";
import { SubmitButton } from "./SubmitButton.tsx";

interface FormProps {
  state: FormState;
  /** On the button. */
  submit: string;
  /** Why the server refused, where the page knows better than the status. */
  sentence?: string | undefined;
  /** Beside the button, for whoever stays on the page; empty until it is so. */
  done?: string;
  className?: string;
  /** The fields. */
  children: ReactNode;
}

/** Fields beneath each other, then why the server refused, then the one button. */
export function Form({ state, submit, sentence, done, className = "", children }: FormProps) {
  const button = <SubmitButton busy={state.busy}>{submit}</SubmitButton>;
  return (
    <form {...state.form} className={`flex flex-col gap-3 ${className}`}>
      {children}
      <FormFailure error={state.failure} sentence={sentence} />
      {done === undefined ? (
        button
      ) : (
        <div className="flex flex-wrap items-center gap-3">
          {button}
          <p role="status" className="text-ink-2">
            {done}
          </p>
        </div>
      )}
    </form>
  );
}
