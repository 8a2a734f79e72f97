"use client";
import { FormFailure } from "../../../../../src/components/FormFailure.tsx";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import type { Webhook, Webhooks } from "../../../../../src/queries/use-webhooks.ts";
import { asSentence } from "./outcome.ts";
import { tookMs } from "./took-ms.ts";

/** Sends a test event at once, and says what the endpoint answered. */
export function EndpointTest({ webhook, endpoints: { ping } }: { webhook: Webhook; endpoints: Webhooks }) {
  const { webhooks: words, took } = useMessages();
  const { data: answer } = ping;
  return (
    <section className="mx-4 mt-5 border-hair border-t pt-4 pb-5">
      <button
        type="button"
        className="control"
        disabled={ping.isPending}
        onClick={() => ping.mutate(webhook.id)}
      >
        {ping.isPending ? words.panel.testing : words.panel.test}
      </button>
      <p
        role="status"
        className={`mt-2 min-h-5 break-words ${answer?.success === false ? "text-bad" : "text-ink-2"}`}
      >
        {answer?.success === true &&
          words.panel.tested(String(answer.delivery.statusCode), took(tookMs(answer.delivery) ?? 0))}
        {answer?.success === false && words.panel.testFailed(asSentence(answer.error))}
      </p>
      <FormFailure error={ping.error} />
    </section>
  );
}
