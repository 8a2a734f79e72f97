"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Endpoint } from "@titik/contract";
import { askHeatmap } from "./ask-heatmap.ts";
import type { AnswerOf, SentTo } from "./call-api.ts";
import { refreshEvery, WHILE_FILLED_MS } from "./refresh.ts";
import { rangeTimes, type TimeRange } from "./time-range.ts";

type QueryOf<E extends Endpoint> = SentTo<E> extends { query: infer Query } ? Query : never;

interface ReportOptions<E extends Endpoint> {
  projectId: string;
  range: TimeRange;
  /** `null` while it is not known yet what to ask. */
  question: Omit<QueryOf<E>, "from" | "to"> | null;
  /** When to ask again, milliseconds. */
  every?: (data: AnswerOf<E> | undefined) => number;
}

/**
 * The answer of one of the reports over a range, asked again every 15 s unless said otherwise. While another
 * question is under way the last answer stays, so that a table does not jump.
 */
export function useReport<const E extends Endpoint>(
  endpoint: E,
  { projectId, range, question, every = () => WHILE_FILLED_MS }: ReportOptions<E>,
) {
  return useQuery<AnswerOf<E>>({
    queryKey: [endpoint.id, projectId, range, question],
    queryFn: ({ signal }) => {
      // The endpoint's own query with the range in it: a relation that a mapped type cannot show.
      const sent = { query: { ...question, ...rangeTimes(range, new Date()) } } as object as SentTo<E>;
      return askHeatmap(endpoint, projectId, sent, signal);
    },
    enabled: question !== null,
    placeholderData: keepPreviousData,
    refetchInterval: refreshEvery<AnswerOf<E>>(every),
  });
}
