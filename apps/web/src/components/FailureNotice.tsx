"use client";
import { CircleAlert } from "lucide-react";
import { useMessages } from "../messages/MessagesProvider.tsx";
import { ApiFailure, failureSentence } from "../queries/api-failure.ts";

interface FailureNoticeProps {
  error: Error;
  /** What could not be loaded; the heatmap unless given. */
  failed?: string;
  onRetry: () => void;
}

/** A failed question in one sentence, with the id under which the server logged it. */
export function FailureNotice({ error, failed, onRetry }: FailureNoticeProps) {
  const messages = useMessages();
  const requestId = error instanceof ApiFailure ? error.requestId : undefined;
  return (
    <div
      role="alert"
      className="m-4 flex flex-wrap items-center gap-3 rounded-ctl bg-bad-wash px-3 py-2 text-bad"
    >
      <CircleAlert aria-hidden="true" className="size-4 flex-none" strokeWidth={1.75} />
      <p className="min-w-0 flex-1">
        {failureSentence(error, { ...messages.errors, ...(failed && { other: failed }) })}
        {requestId && <span className="block text-12">{messages.common.requestId(requestId)}</span>}
      </p>
      <button type="button" className="control" onClick={onRetry}>
        {messages.common.retry}
      </button>
    </div>
  );
}
