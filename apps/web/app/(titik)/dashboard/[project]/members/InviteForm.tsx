"use client";
import { Role } from "@titik/contract";
import { useId } from "react";
import { FormFailure } from "../../../../../src/components/FormFailure.tsx";
import { SubmitButton } from "../../../../../src/components/SubmitButton.tsx";
import { TextField } from "../../../../../src/components/TextField.tsx";
import { emailError, onlyErrors } from "../../../../../src/forms/field-rules.ts";
import { useForm } from "../../../../../src/forms/use-form.ts";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import { ApiFailure } from "../../../../../src/queries/api-failure.ts";

interface InviteFormProps {
  /** Rejects when the server refuses. */
  onInvite: (email: string, role: Role) => Promise<void>;
}

export function InviteForm({ onInvite }: InviteFormProps) {
  const messages = useMessages();
  const { members: words, entry, roles } = messages;
  const roleId = useId();
  const { form, errors, failure, busy } = useForm({
    names: ["email", "role"],
    check: ({ email }) => onlyErrors({ email: emailError(email, messages), role: undefined }),
    send: async ({ email, role }) => {
      try {
        await onInvite(email.trim().toLowerCase(), Role.parse(role));
      } catch (error) {
        if (error instanceof ApiFailure && error.status === 409) return { email: words.already };
        throw error;
      }
      form.ref.current?.reset();
      return undefined;
    },
  });
  return (
    <section>
      <h2 className="mb-3 font-semibold">{words.inviteTitle}</h2>
      <form {...form} className="grid items-start gap-3 mid:grid-cols-[minmax(0,1fr)_9rem_auto]">
        <TextField name="email" type="email" label={entry.email} error={errors.email} autoComplete="off" />
        <div>
          <label htmlFor={roleId} className="mb-1.5 block font-medium">
            {words.role}
          </label>
          <select id={roleId} name="role" defaultValue="member" className="field">
            {Role.options.map((role) => (
              <option key={role} value={role}>
                {roles[role]}
              </option>
            ))}
          </select>
        </div>
        <SubmitButton busy={busy} className="mid:mt-[26px]">
          {words.invite}
        </SubmitButton>
      </form>
      <FormFailure error={failure} />
    </section>
  );
}
