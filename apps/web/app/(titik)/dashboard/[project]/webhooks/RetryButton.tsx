import { RotateCw } from "lucide-react";
import { FormFailure } from "../../../../../src/components/FormFailure.tsx";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import { ApiFailure } from "../../../../../src/queries/api-failure.ts";
import type { useDelivery } from "../../../../../src/queries/use-delivery.ts";
import { asSentence } from "./outcome.ts";

/** Sends the same event again at once, and says what came of it. */
export function RetryButton({ retry }: Pick<ReturnType<typeof useDelivery>, "retry">) {
  const { webhooks: words } = useMessages();
  // A receiver that fails is told as a 500, with the reason.
  const unsuccessful = retry.error instanceof ApiFailure && retry.error.status === 500 ? retry.error : null;
  return (
    <div className="mx-4 mt-3">
      <button
        type="button"
        className="primary w-full gap-2"
        disabled={retry.isPending}
        onClick={() => retry.mutate()}
      >
        <RotateCw aria-hidden="true" className="size-4" strokeWidth={1.75} />
        {retry.isPending ? words.delivery.retrying : words.delivery.retry}
      </button>
      <p role="status" className={`mt-2 min-h-5 break-words ${unsuccessful ? "text-bad" : "text-ink-2"}`}>
        {retry.isSuccess && words.delivery.retried}
        {unsuccessful && words.delivery.retryFailed(asSentence(unsuccessful.message))}
      </p>
      <FormFailure error={unsuccessful ? null : retry.error} />
    </div>
  );
}
