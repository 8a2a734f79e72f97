"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
import { getReplay, replayWebhook } from "@titik/contract";
import { callApi, type SentTo } from "./call-api.ts";

const EVERY_MS = 1_000;

type Range = SentTo<typeof replayWebhook>["body"];

/** Sends the events of a time again, and follows how many of them still wait. */
export function useReplay(webhookId: string) {
  const params = { webhookId };
  const start = useMutation({
    mutationFn: async (body: Range) => ({ ...body, ...(await callApi(replayWebhook, { params, body })) }),
  });
  const { from, to, queued } = start.data ?? {};
  const progress = useQuery({
    queryKey: ["replay", webhookId, from, to],
    queryFn: ({ signal }) =>
      callApi(getReplay, { params, query: { from: from ?? "", to: to ?? "" } }, signal),
    enabled: queued !== undefined && queued > 0,
    refetchInterval: ({ state }) => (state.data?.waiting === 0 ? false : EVERY_MS),
  });
  return { start, queued, waiting: progress.data?.waiting };
}
