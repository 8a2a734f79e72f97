"use client";
import { startSession } from "@titik/contract";
import Link from "next/link";
import { useState } from "react";
import { EmailField } from "../../../../src/components/EmailField.tsx";
import { Form } from "../../../../src/components/Form.tsx";
import { PasswordField } from "../../../../src/components/PasswordField.tsx";
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
  const { errors, ...state } = useForm({
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
      <Form
        state={state}
        submit={entry.signIn.submit}
        sentence={unverified === null ? undefined : entry.signIn.unverified}
      >
        <EmailField error={errors.email} />
        <PasswordField
          label={entry.password}
          error={errors.password}
          aside={
            <Link href="/forgot-password" className="quiet-link">
              {entry.signIn.forgot}
            </Link>
          }
        />
      </Form>
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
