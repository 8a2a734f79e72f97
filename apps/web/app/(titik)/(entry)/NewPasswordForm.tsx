"use client";
import { acceptInvitation, resetPassword } from "@titik/contract";
import Link from "next/link";
import { useState } from "react";
import { FormFailure } from "../../../src/components/FormFailure.tsx";
import { SubmitButton } from "../../../src/components/SubmitButton.tsx";
import { TextField } from "../../../src/components/TextField.tsx";
import { newPasswordError, onlyErrors } from "../../../src/forms/field-rules.ts";
import { useForm } from "../../../src/forms/use-form.ts";
import { useMessages } from "../../../src/messages/MessagesProvider.tsx";
import { ApiFailure } from "../../../src/queries/api-failure.ts";
import { callApi } from "../../../src/queries/call-api.ts";
import { EntryHeading } from "./EntryHeading.tsx";

const ENDPOINTS = { reset: resetPassword, invitation: acceptInvitation };

interface NewPasswordFormProps {
  purpose: keyof typeof ENDPOINTS;
  /** From the mail. */
  token: string;
}

/** Chooses a password with the proof that came by mail; afterwards the way leads to the sign-in page. */
export function NewPasswordForm({ purpose, token }: NewPasswordFormProps) {
  const messages = useMessages();
  const { entry } = messages;
  const words = entry[purpose];
  const [done, setDone] = useState(false);
  const { form, errors, failure, busy } = useForm({
    names: ["password"],
    check: ({ password }) => onlyErrors({ password: newPasswordError(password, messages) }),
    send: async ({ password }) => {
      await callApi(ENDPOINTS[purpose], { body: { token, password } });
      setDone(true);
      return undefined;
    },
  });
  if (done) {
    return (
      <>
        <EntryHeading title={words.done}>{words.doneText}</EntryHeading>
        <Link href="/sign-in" className="primary">
          {entry.signIn.submit}
        </Link>
      </>
    );
  }
  const expired = failure instanceof ApiFailure && [400, 404].includes(failure.status);
  return (
    <>
      <EntryHeading title={words.title}>{purpose === "invitation" && entry.invitation.lead}</EntryHeading>
      <form {...form} className="flex flex-col gap-3">
        <TextField
          name="password"
          type="password"
          label={entry.newPassword}
          autoComplete="new-password"
          hint={entry.passwordHint}
          error={errors.password}
        />
        <FormFailure error={failure} sentence={expired ? words.expired : undefined} />
        <SubmitButton busy={busy}>{words.submit}</SubmitButton>
      </form>
      {purpose === "reset" && expired && (
        <p className="mt-4">
          <Link href="/forgot-password" className="quiet-link">
            {entry.reset.again}
          </Link>
        </p>
      )}
    </>
  );
}
