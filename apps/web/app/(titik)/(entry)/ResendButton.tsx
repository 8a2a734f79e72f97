"use client";
import { resendVerification } from "@titik/contract";
import { useState } from "react";
import { FormFailure } from "../../../src/components/FormFailure.tsx";
import { useMessages } from "../../../src/messages/MessagesProvider.tsx";
import { callApi } from "../../../src/queries/call-api.ts";

/** Sends the mail that confirms an address once more. */
export function ResendButton({ email }: { email: string }) {
  const { entry } = useMessages();
  const [sent, setSent] = useState(false);
  const [failure, setFailure] = useState<Error | null>(null);

  async function resend() {
    setSent(false);
    setFailure(null);
    try {
      await callApi(resendVerification, { body: { email } });
      setSent(true);
    } catch (error) {
      setFailure(error instanceof Error ? error : new Error(String(error)));
    }
  }

  return (
    <div className="mt-4 flex flex-col items-start gap-2">
      <button type="button" className="control" onClick={resend}>
        {entry.resend}
      </button>
      <p role="status" className="min-h-5 text-ink-2">
        {sent && entry.resent}
      </p>
      <FormFailure error={failure} />
    </div>
  );
}
