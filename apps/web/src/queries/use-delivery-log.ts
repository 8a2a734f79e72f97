"use client";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { listDeliveryLog } from "@titik/contract";
import { type AnswerOf, callApi, type SentTo } from "./call-api.ts";
import { rangeTimes, type TimeRange } from "./time-range.ts";

const EVERY_MS = 5_000;

export type LoggedAttempt = AnswerOf<typeof listDeliveryLog>["data"][number];
export type LogFilter = Pick<SentTo<typeof listDeliveryLog>["query"], "webhookId" | "outcome" | "eventType">;

/** A project's deliveries, newest first, page by page; new ones appear by themselves. */
export const useDeliveryLog = (projectId: string, range: TimeRange, filter: LogFilter) =>
  useInfiniteQuery({
    queryKey: ["delivery-log", projectId, range, filter],
    queryFn: ({ pageParam, signal }) => {
      const query = { ...filter, ...rangeTimes(range, new Date()), cursor: pageParam };
      return callApi(listDeliveryLog, { params: { id: projectId }, query }, signal);
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: EVERY_MS,
  });
