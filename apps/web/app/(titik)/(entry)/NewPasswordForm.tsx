"use client";
import { acceptInvitation, resetPassword } from "@titik/contract";
import Link from "next/link";
import { useState } from "react";
import { Form } from "../../../src/components/Form.tsx";
import { PasswordField } from "../../../src/components/PasswordField.tsx";
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
  const { errors, ...state } = useForm({
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
  const expired = state.failure instanceof ApiFailure && [400, 404].includes(state.failure.status);
  return (
    <>
      <EntryHeading title={words.title}>{purpose === "invitation" && entry.invitation.lead}</EntryHeading>
      <Form state={state} submit={words.submit} sentence={expired ? words.expired : undefined}>
        <PasswordField label={entry.newPassword} isNew error={errors.password} />
      </Form>
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
