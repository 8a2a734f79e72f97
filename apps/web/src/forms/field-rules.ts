import type { Messages } from "../messages/messages.ts";

export const PASSWORD_LENGTH = { min: 8, max: 200 };

/** What is wrong with an e-mail address, in the viewer's words; undefined when nothing is. The server decides. */
export const emailError = (email: string, { forms }: Messages): string | undefined =>
  /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim()) ? undefined : forms.email;

/** What is wrong with a password that is being chosen. */
export const newPasswordError = (password: string, { forms }: Messages): string | undefined =>
  password.length < PASSWORD_LENGTH.min || password.length > PASSWORD_LENGTH.max
    ? forms.passwordLength(PASSWORD_LENGTH.min)
    : undefined;

/** Leaves out the fields that have nothing wrong. */
export const onlyErrors = <Name extends string>(
  found: Record<Name, string | undefined>,
): Partial<Record<Name, string>> => {
  const errors: Partial<Record<Name, string>> = {};
  for (const name in found) if (found[name] !== undefined) errors[name] = found[name];
  return errors;
};
