"use client";
import { type FormEvent, useEffect, useRef, useState } from "react";

/** The text under a field, by the field's name. */
export type FieldErrors<Name extends string> = Partial<Record<Name, string>>;

interface FormRules<Name extends string> {
  names: readonly Name[];
  /** What is wrong with the input, before anything is sent. */
  check: (values: Record<Name, string>) => FieldErrors<Name>;
  /** Sends; may answer with errors that only the server could know. What it throws becomes `failure`. */
  send: (values: Record<Name, string>) => Promise<FieldErrors<Name> | undefined>;
}

/** What a form shows of itself, whatever its fields. */
export type FormState = Pick<ReturnType<typeof useForm<string>>, "form" | "failure" | "busy">;

/** A form that is checked and sent as a whole: the first wrong field gets the focus, a second press waits. */
export function useForm<Name extends string>({ names, check, send }: FormRules<Name>) {
  const form = useRef<HTMLFormElement>(null);
  const [errors, setErrors] = useState<FieldErrors<Name>>({});
  const [failure, setFailure] = useState<Error | null>(null);
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    if (Object.keys(errors).length > 0)
      form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [errors]);

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    const data = new FormData(event.currentTarget);
    const values = Object.fromEntries(names.map((name) => [name, String(data.get(name) ?? "")])) as Record<
      Name,
      string
    >;
    const wrong = check(values);
    setFailure(null);
    setErrors(wrong);
    if (Object.keys(wrong).length > 0) return;
    setBusy(true);
    try {
      setErrors((await send(values)) ?? {});
    } catch (error) {
      setFailure(error instanceof Error ? error : new Error(String(error)));
    } finally {
      setBusy(false);
    }
  }

  return { form: { ref: form, onSubmit, noValidate: true }, errors, failure, busy };
}
