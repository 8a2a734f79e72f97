"use client";
import { useMessages } from "../messages/MessagesProvider.tsx";
import { TextField } from "./TextField.tsx";

/** The address that somebody signs in with. */
export function EmailField({ error }: { error: string | undefined }) {
  const { entry } = useMessages();
  return <TextField name="email" type="email" label={entry.email} autoComplete="username" error={error} />;
}
