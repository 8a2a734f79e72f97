"use client";
import { changePassword } from "@titik/contract";
import { useState } from "react";
import { FormFailure } from "../../../../../src/components/FormFailure.tsx";
import { SubmitButton } from "../../../../../src/components/SubmitButton.tsx";
import { TextField } from "../../../../../src/components/TextField.tsx";
import { newPasswordError, onlyErrors } from "../../../../../src/forms/field-rules.ts";
import { useForm } from "../../../../../src/forms/use-form.ts";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import { ApiFailure } from "../../../../../src/queries/api-failure.ts";
import { callApi } from "../../../../../src/queries/call-api.ts";

/** `email` lets password managers find the entry that changes. */
export function ChangePasswordForm({ email }: { email: string }) {
  const messages = useMessages();
  const { account, entry, forms } = messages;
  const [changed, setChanged] = useState(false);
  const { form, errors, failure, busy } = useForm({
    names: ["oldPassword", "newPassword"],
    check: ({ oldPassword, newPassword }) => {
      setChanged(false);
      return onlyErrors({
        oldPassword: oldPassword === "" ? forms.required : undefined,
        newPassword: newPasswordError(newPassword, messages),
      });
    },
    send: async (body) => {
      try {
        await callApi(changePassword, { body });
      } catch (error) {
        if (error instanceof ApiFailure && error.status === 403) return { oldPassword: account.wrong };
        throw error;
      }
      form.ref.current?.reset();
      setChanged(true);
      return undefined;
    },
  });
  return (
    <form {...form} className="flex max-w-[400px] flex-col gap-3">
      <input type="hidden" name="username" autoComplete="username" defaultValue={email} />
      <TextField
        name="oldPassword"
        type="password"
        label={account.oldPassword}
        autoComplete="current-password"
        error={errors.oldPassword}
      />
      <TextField
        name="newPassword"
        type="password"
        label={account.newPassword}
        autoComplete="new-password"
        hint={entry.passwordHint}
        error={errors.newPassword}
      />
      <FormFailure error={failure} />
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton busy={busy}>{account.change}</SubmitButton>
        <p role="status" className="text-ink-2">
          {changed && account.changed}
        </p>
      </div>
    </form>
  );
}
