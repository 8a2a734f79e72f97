"use client";
import { useId, useState } from "react";
import { FormFailure } from "../../../../../src/components/FormFailure.tsx";
import { SubmitButton } from "../../../../../src/components/SubmitButton.tsx";
import { onlyErrors } from "../../../../../src/forms/field-rules.ts";
import { useForm } from "../../../../../src/forms/use-form.ts";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";

const linesOf = (text: string) =>
  text
    .split(/\s+/)
    .map((line) => line.replace(/\/$/, ""))
    .filter(Boolean);

const isOrigin = (value: string) =>
  /^https?:/.test(value) && URL.canParse(value) && new URL(value).origin === value;

interface OriginsFormProps {
  origins: readonly string[];
  onSave: (origins: string[]) => Promise<unknown>;
}

export function OriginsForm({ origins, onSave }: OriginsFormProps) {
  const { keys: words, forms } = useMessages();
  const id = useId();
  const [saved, setSaved] = useState(false);
  const { form, errors, failure, busy } = useForm({
    names: ["origins"],
    check: ({ origins: text }) => {
      setSaved(false);
      const wrong = linesOf(text).find((line) => !isOrigin(line));
      return onlyErrors({ origins: wrong === undefined ? undefined : words.originsWrong(wrong) });
    },
    send: async ({ origins: text }) => {
      await onSave([...new Set(linesOf(text))]);
      setSaved(true);
      return undefined;
    },
  });
  return (
    <form {...form} className="flex flex-col items-start gap-3">
      <p className="text-ink-2">{words.originsText}</p>
      <label htmlFor={id} className="sr-only">
        {words.origins}
      </label>
      <textarea
        id={id}
        name="origins"
        rows={3}
        defaultValue={origins.join("\n")}
        spellCheck={false}
        aria-invalid={errors.origins !== undefined}
        aria-describedby={`${id}-note`}
        className="field h-auto py-2 font-mono"
      />
      <p
        id={`${id}-note`}
        aria-live="polite"
        className={`min-h-4 text-12 ${errors.origins ? "text-bad" : "text-ink-3"}`}
      >
        {errors.origins ?? (saved ? forms.saved : words.originsHint)}
      </p>
      <FormFailure error={failure} />
      <SubmitButton busy={busy}>{words.save}</SubmitButton>
    </form>
  );
}
