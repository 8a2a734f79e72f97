"use client";
import { registerAccount } from "@titik/contract";
import Link from "next/link";
import { useState } from "react";
import { EmailField } from "../../../../src/components/EmailField.tsx";
import { Form } from "../../../../src/components/Form.tsx";
import { PasswordField } from "../../../../src/components/PasswordField.tsx";
import { emailError, newPasswordError, onlyErrors } from "../../../../src/forms/field-rules.ts";
import { useForm } from "../../../../src/forms/use-form.ts";
import { useMessages } from "../../../../src/messages/MessagesProvider.tsx";
import { ApiFailure } from "../../../../src/queries/api-failure.ts";
import { callApi } from "../../../../src/queries/call-api.ts";
import { EntryHeading } from "../EntryHeading.tsx";
import { MailboxLink } from "../MailboxLink.tsx";
import { ResendButton } from "../ResendButton.tsx";

export function SignUpForm({ hasMailbox }: { hasMailbox: boolean }) {
  const messages = useMessages();
  const { entry } = messages;
  const [sentTo, setSentTo] = useState<string | null>(null);
  const { errors, ...state } = useForm({
    names: ["email", "password"],
    check: ({ email, password }) =>
      onlyErrors({ email: emailError(email, messages), password: newPasswordError(password, messages) }),
    send: async ({ email, password }) => {
      try {
        await callApi(registerAccount, { body: { email: email.trim(), password } });
      } catch (error) {
        if (error instanceof ApiFailure && error.status === 409) return { email: entry.signUp.taken };
        throw error;
      }
      setSentTo(email.trim());
      return undefined;
    },
  });
  if (sentTo !== null) {
    return (
      <>
        <EntryHeading title={entry.signUp.sentTitle}>{entry.signUp.sent(sentTo)}</EntryHeading>
        {hasMailbox && <MailboxLink />}
        <ResendButton email={sentTo} />
        <Link href="/sign-in" className="quiet-link">
          {entry.back}
        </Link>
      </>
    );
  }
  return (
    <>
      <EntryHeading title={entry.signUp.title} />
      <Form state={state} submit={entry.signUp.submit}>
        <EmailField error={errors.email} />
        <PasswordField label={entry.password} isNew error={errors.password} />
      </Form>
      <p className="mt-4 text-ink-2">
        {entry.signUp.haveAccount}{" "}
        <Link href="/sign-in" className="quiet-link">
          {entry.signIn.title}
        </Link>
      </p>
    </>
  );
}
