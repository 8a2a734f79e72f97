"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { changeProject, getProject, rotateKey } from "@titik/contract";
import { callApi } from "./call-api.ts";

/** A project's settings and keys, and what an admin may change of them. */
export function useProject(projectId: string) {
  const client = useQueryClient();
  const queryKey = ["project", projectId];
  const onSettled = () => client.invalidateQueries({ queryKey });
  const params = { id: projectId };
  return {
    project: useQuery({ queryKey, queryFn: ({ signal }) => callApi(getProject, { params }, signal) }),
    rotate: useMutation({ mutationFn: () => callApi(rotateKey, { params }), onSettled }),
    change: useMutation({
      mutationFn: (body: { name?: string; retentionDays?: number; origins?: string[] }) =>
        callApi(changeProject, { params, body }),
      onSettled,
    }),
  };
}
