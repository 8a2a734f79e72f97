"use client";
import { type InputHTMLAttributes, type ReactNode, useId } from "react";

type InputAttributes = Pick<
  InputHTMLAttributes<HTMLInputElement>,
  "type" | "autoComplete" | "defaultValue" | "maxLength" | "readOnly" | "placeholder"
>;

interface TextFieldProps extends InputAttributes {
  name: string;
  label: string;
  /** Stands where the error appears, so that nothing moves. */
  hint?: string | undefined;
  error?: string | undefined;
  /** Beside the label. */
  aside?: ReactNode;
}

/** A labelled input with room for one line beneath it. */
export function TextField({ name, label, hint, error, aside, type = "text", ...input }: TextFieldProps) {
  const id = useId();
  return (
    <div>
      <div className="mb-1.5 flex justify-between gap-3">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        {aside}
      </div>
      <input
        {...input}
        id={id}
        name={name}
        type={type}
        className="field"
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-note`}
      />
      <p
        id={`${id}-note`}
        aria-live="polite"
        className={`mt-1 min-h-4 text-12 ${hint === undefined ? "" : "mb-2"} ${error === undefined ? "text-ink-3" : "text-bad"}`}
      >
        {error ?? hint}
      </p>
    </div>
  );
}
