"use client";
import { useMessages } from "../messages/MessagesProvider.tsx";
import type { Messages } from "../messages/messages.ts";
import { ApiFailure, UnexpectedAnswer } from "../queries/api-failure.ts";

function sentenceOf(error: Error, { forms, errors }: Messages): string {
  if (error instanceof UnexpectedAnswer) return errors.shape;
  if (!(error instanceof ApiFailure)) return errors.network;
  switch (error.status) {
    case 401:
      return errors.unauthorized;
    case 403:
      return forms.forbidden;
    case 429:
      return forms.rateLimit;
    default:
      return forms.failed;
  }
}

/** Why the server did not take a form, in one sentence. */
export function FormFailure({ error, sentence }: { error: Error | null; sentence?: string | undefined }) {
  const messages = useMessages();
  if (error === null) return null;
  const requestId = error instanceof ApiFailure ? error.requestId : undefined;
  return (
    <p role="alert" className="rounded-ctl bg-bad-wash px-3 py-2 text-bad">
      {sentence ?? sentenceOf(error, messages)}
      {sentence === undefined && requestId && (
        <span className="block text-12">{messages.common.requestId(requestId)}</span>
      )}
    </p>
  );
}
