"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import {
  changeWebhook,
  createWebhook,
  deleteWebhook,
  listWebhookHealth,
  listWebhooks,
  pingWebhook,
  rotateSecret,
} from "@titik/contract";
import { type AnswerOf, callApi, type SentTo } from "./call-api.ts";

/** The server counts a day of attempts for it. */
const HEALTH_EVERY_MS = 15_000;

export type Webhook = AnswerOf<typeof createWebhook>;
export type WebhookHealth = AnswerOf<typeof listWebhookHealth>[number];

/** A project's endpoints with their health, and what an admin may do with them. */
export function useWebhooks(projectId: string) {
  const client = useQueryClient();
  const queryKey = ["webhooks", projectId];
  const onSettled = () => client.invalidateQueries({ queryKey });
  const params = { id: projectId };
  const of = (webhookId: string) => ({ webhookId });
  return {
    webhooks: useQuery({ queryKey, queryFn: ({ signal }) => callApi(listWebhooks, { params }, signal) }),
    health: useQuery({
      queryKey: [...queryKey, "health"],
      queryFn: ({ signal }) => callApi(listWebhookHealth, { params }, signal),
      refetchInterval: HEALTH_EVERY_MS,
    }),
    create: useMutation({
      mutationFn: (body: SentTo<typeof createWebhook>["body"]) => callApi(createWebhook, { params, body }),
      onSettled,
    }),
    change: useMutation({
      mutationFn: ({ id, ...body }: SentTo<typeof changeWebhook>["body"] & { id: string }) =>
        callApi(changeWebhook, { params: of(id), body }),
      onSettled,
    }),
    rotate: useMutation({
      mutationFn: (id: string) => callApi(rotateSecret, { params: of(id) }),
      onSettled,
    }),
    ping: useMutation({ mutationFn: (id: string) => callApi(pingWebhook, { params: of(id) }), onSettled }),
    remove: useMutation({
      mutationFn: (id: string) => callApi(deleteWebhook, { params: of(id) }),
      onSettled,
    }),
  };
}
export type Webhooks = ReturnType<typeof useWebhooks>;
