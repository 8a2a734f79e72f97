"use client";
import { useMutation } from "@tanstack/react-query";
import { signOutEverywhere } from "@titik/contract";
import { FormFailure } from "../../../../../src/components/FormFailure.tsx";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import { callApi } from "../../../../../src/queries/call-api.ts";

export function SignOutEverywhereButton() {
  const { account } = useMessages();
  const signOut = useMutation({
    mutationFn: () => callApi(signOutEverywhere, {}),
    onSuccess: () => window.location.assign("/sign-in"),
  });
  return (
    <div className="flex flex-col items-start gap-3">
      <button type="button" className="control" disabled={signOut.isPending} onClick={() => signOut.mutate()}>
        {account.everywhere}
      </button>
      <FormFailure error={signOut.error} />
    </div>
  );
}
