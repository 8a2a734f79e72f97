"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { listAudit } from "@titik/contract";
import { callApi } from "./call-api.ts";

/** What was changed in a project, newest first, page by page. */
export const useAudit = (projectId: string) =>
  useInfiniteQuery({
    queryKey: ["audit", projectId],
    queryFn: ({ pageParam, signal }) =>
      callApi(listAudit, { params: { id: projectId }, query: { cursor: pageParam } }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
