"use client";
import { useMessages } from "../messages/MessagesProvider.tsx";
import { ApiFailure, failureSentence } from "../queries/api-failure.ts";

/** Why the server did not take a form, in one sentence. */
export function FormFailure({ error, sentence }: { error: Error | null; sentence?: string | undefined }) {
  const messages = useMessages();
  if (error === null) return null;
  const requestId = error instanceof ApiFailure ? error.requestId : undefined;
  return (
    <p role="alert" className="rounded-ctl bg-bad-wash px-3 py-2 text-bad">
      {sentence ?? failureSentence(error, { ...messages.errors, ...messages.forms.errors })}
      {sentence === undefined && requestId && (
        <span className="block text-12">{messages.common.requestId(requestId)}</span>
      )}
    </p>
  );
}
