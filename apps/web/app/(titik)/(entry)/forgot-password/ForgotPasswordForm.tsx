"use client";
import { forgotPassword } from "@titik/contract";
import Link from "next/link";
import { useState } from "react";
import { EmailField } from "../../../../src/components/EmailField.tsx";
import { Form } from "../../../../src/components/Form.tsx";
import { emailError, onlyErrors } from "../../../../src/forms/field-rules.ts";
import { useForm } from "../../../../src/forms/use-form.ts";
import { useMessages } from "../../../../src/messages/MessagesProvider.tsx";
import { callApi } from "../../../../src/queries/call-api.ts";
import { EntryHeading } from "../EntryHeading.tsx";
import { MailboxLink } from "../MailboxLink.tsx";

/** Says the same whether the address has an account or not. */
export function ForgotPasswordForm({ hasMailbox }: { hasMailbox: boolean }) {
  const messages = useMessages();
  const { entry } = messages;
  const [sentTo, setSentTo] = useState<string | null>(null);
  const { errors, ...state } = useForm({
    names: ["email"],
    check: ({ email }) => onlyErrors({ email: emailError(email, messages) }),
    send: async ({ email }) => {
      await callApi(forgotPassword, { body: { email: email.trim() } });
      setSentTo(email.trim());
      return undefined;
    },
  });
  return (
    <>
      <EntryHeading title={sentTo === null ? entry.forgot.title : entry.forgot.sentTitle}>
        {sentTo === null ? entry.forgot.lead : entry.forgot.sent(sentTo)}
      </EntryHeading>
      {sentTo === null ? (
        <Form state={state} submit={entry.forgot.submit}>
          <EmailField error={errors.email} />
        </Form>
      ) : (
        hasMailbox && <MailboxLink />
      )}
      <p className="mt-4">
        <Link href="/sign-in" className="quiet-link">
          {entry.back}
        </Link>
      </p>
    </>
  );
}
