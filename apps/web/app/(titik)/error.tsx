"use client";
import { MessagePage } from "../../src/components/MessagePage.tsx";
import { useMessages } from "../../src/messages/MessagesProvider.tsx";

export default function FailurePage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const messages = useMessages();
  return (
    <MessagePage title={messages.failure.title} text={messages.failure.text}>
      <button type="button" className="control" onClick={reset}>
        {messages.common.retry}
      </button>
      {error.digest && <p className="text-12 text-ink-3">{messages.common.requestId(error.digest)}</p>}
    </MessagePage>
  );
}
