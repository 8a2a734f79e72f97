"use client";
import { changePassword } from "@titik/contract";
import { useState } from "react";
import { Form } from "../../../../../src/components/Form.tsx";
import { PasswordField } from "../../../../../src/components/PasswordField.tsx";
import { newPasswordError, onlyErrors } from "../../../../../src/forms/field-rules.ts";
import { useForm } from "../../../../../src/forms/use-form.ts";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import { ApiFailure } from "../../../../../src/queries/api-failure.ts";
import { callApi } from "../../../../../src/queries/call-api.ts";

/** `email` lets password managers find the entry that changes. */
export function ChangePasswordForm({ email }: { email: string }) {
  const messages = useMessages();
  const { account, forms } = messages;
  const [changed, setChanged] = useState(false);
  const { errors, ...state } = useForm({
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
      state.form.ref.current?.reset();
      setChanged(true);
      return undefined;
    },
  });
  return (
    <Form
      state={state}
      submit={account.change}
      done={changed ? account.changed : ""}
      className="max-w-[400px]"
    >
      <input type="hidden" name="username" autoComplete="username" defaultValue={email} />
      <PasswordField name="oldPassword" label={account.oldPassword} error={errors.oldPassword} />
      <PasswordField name="newPassword" label={account.newPassword} isNew error={errors.newPassword} />
    </Form>
  );
}
