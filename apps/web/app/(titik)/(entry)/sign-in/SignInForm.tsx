"use client";
import { startSession } from "@titik/contract";
import Link from "next/link";
import { useState } from "react";
import { FormFailure } from "../../../../src/components/FormFailure.tsx";
import { SubmitButton } from "../../../../src/components/SubmitButton.tsx";
import { TextField } from "../../../../src/components/TextField.tsx";
import { emailError, onlyErrors } from "../../../../src/forms/field-rules.ts";
import { useForm } from "../../../../src/forms/use-form.ts";
import { useMessages } from "../../../../src/messages/MessagesProvider.tsx";
import { ApiFailure } from "../../../../src/queries/api-failure.ts";
import { callApi } from "../../../../src/queries/call-api.ts";
import { ResendButton } from "../ResendButton.tsx";

export function SignInForm() {
  const messages = useMessages();
  const { entry, forms } = messages;
  const [unverified, setUnverified] = useState<string | null>(null);
  const { form, errors, failure, busy } = useForm({
    names: ["email", "password"],
    check: ({ email, password }) =>
      onlyErrors({
        email: emailError(email, messages),
        password: password === "" ? forms.required : undefined,
      }),
    send: async ({ email, password }) => {
      setUnverified(null);
      try {
        await callApi(startSession, { body: { email: email.trim(), password } });
      } catch (error) {
        if (error instanceof ApiFailure && error.status === 401) return { password: entry.signIn.wrong };
        if (error instanceof ApiFailure && error.status === 403) setUnverified(email.trim());
        throw error;
      }
      window.location.assign("/dashboard");
      return undefined;
    },
  });
  return (
    <>
      <form {...form} className="flex flex-col gap-3">
        <TextField
          name="email"
          type="email"
          label={entry.email}
          autoComplete="username"
          error={errors.email}
        />
        <TextField
          name="password"
          type="password"
          label={entry.password}
          autoComplete="current-password"
          error={errors.password}
          aside={
            <Link href="/forgot-password" className="quiet-link">
              {entry.signIn.forgot}
            </Link>
          }
        />
        <FormFailure error={failure} sentence={unverified === null ? undefined : entry.signIn.unverified} />
        <SubmitButton busy={busy}>{entry.signIn.submit}</SubmitButton>
      </form>
      {unverified !== null && <ResendButton email={unverified} />}
      <p className="mt-4 text-ink-2">
        {entry.signIn.noAccount}{" "}
        <Link href="/sign-up" className="quiet-link">
          {entry.signUp.title}
        </Link>
      </p>
    </>
  );
}
