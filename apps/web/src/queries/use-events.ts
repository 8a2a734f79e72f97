"use client";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { listHeatmapEvents } from "@titik/heatmap-schema";
import { askHeatmap } from "./ask-heatmap.ts";
import type { AnswerOf, SentTo } from "./call-api.ts";
import { refreshEvery } from "./refresh.ts";

export type EventPage = AnswerOf<typeof listHeatmapEvents>;
export type ListedEvent = EventPage["data"][number];
export type EventQuestion = Omit<SentTo<typeof listHeatmapEvents>["query"], "cursor">;

/** Events, newest first, page by page from `start` on; `null` while nothing is to be asked. */
export const useEvents = (projectId: string, question: EventQuestion | null, start?: string) =>
  useInfiniteQuery({
    queryKey: ["events", projectId, question, start],
    queryFn: ({ pageParam, signal }) =>
      askHeatmap(listHeatmapEvents, projectId, { query: { ...question, cursor: pageParam } }, signal),
    initialPageParam: start,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    enabled: question !== null,
  });

/** The newest events, asked for again and again unless paused. */
export const useLatestEvents = (projectId: string, question: EventQuestion, everyMs: number | null) =>
  useQuery({
    queryKey: ["latest-events", projectId, question],
    queryFn: ({ signal }) => askHeatmap(listHeatmapEvents, projectId, { query: question }, signal),
    enabled: everyMs !== null,
    refetchInterval: refreshEvery<EventPage>(() => everyMs ?? Number.POSITIVE_INFINITY),
  });
