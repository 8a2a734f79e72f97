"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getDelivery, listAttempts, retryDelivery } from "@titik/contract";
import { type AnswerOf, callApi } from "./call-api.ts";

const EVERY_MS = 5_000;

export type Delivery = AnswerOf<typeof getDelivery>;
export type Attempts = AnswerOf<typeof listAttempts>;

/** One delivery with all attempts at its event; `retry` sends it again at once and waits for the answer. */
export function useDelivery(deliveryId: string) {
  const client = useQueryClient();
  const params = { deliveryId };
  return {
    delivery: useQuery({
      queryKey: ["delivery", deliveryId],
      queryFn: ({ signal }) => callApi(getDelivery, { params }, signal),
    }),
    attempts: useQuery({
      queryKey: ["delivery", deliveryId, "attempts"],
      queryFn: ({ signal }) => callApi(listAttempts, { params }, signal),
      refetchInterval: EVERY_MS,
    }),
    retry: useMutation({
      mutationFn: () => callApi(retryDelivery, { params }),
      onSettled: () =>
        Promise.all([
          client.invalidateQueries({ queryKey: ["delivery", deliveryId] }),
          client.invalidateQueries({ queryKey: ["delivery-log"] }),
        ]),
    }),
  };
}
