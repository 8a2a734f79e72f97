"use client";
import type { ReactNode } from "react";
import { useMessages } from "../messages/MessagesProvider.tsx";
import { TextField } from "./TextField.tsx";

interface PasswordFieldProps {
  name?: string;
  label: string;
  /** A password that is being chosen: its rule is told, and password managers offer one. */
  isNew?: boolean;
  error: string | undefined;
  /** Beside the label. */
  aside?: ReactNode;
}

export function PasswordField({ name = "password", label, isNew = false, error, aside }: PasswordFieldProps) {
  const { entry } = useMessages();
  return (
    <TextField
      name={name}
      type="password"
      label={label}
      autoComplete={isNew ? "new-password" : "current-password"}
      hint={isNew ? entry.passwordHint : undefined}
      error={error}
      aside={aside}
    />
  );
}
