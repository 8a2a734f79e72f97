"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { addMember, changeMember, listMembers, type Role, removeMember } from "@titik/contract";
import { type AnswerOf, callApi } from "./call-api.ts";

export type Member = AnswerOf<typeof addMember>;

/** A project's members, and what an admin may do with them; each change reads the list again. */
export function useMembers(projectId: string) {
  const client = useQueryClient();
  const queryKey = ["members", projectId];
  const onSettled = () => client.invalidateQueries({ queryKey });
  const params = { id: projectId };
  return {
    members: useQuery({ queryKey, queryFn: ({ signal }) => callApi(listMembers, { params }, signal) }),
    add: useMutation({
      mutationFn: (body: { email: string; role: Role }) => callApi(addMember, { params, body }),
      onSettled,
    }),
    change: useMutation({
      mutationFn: ({ member, role }: { member: Member; role: Role }) =>
        callApi(changeMember, { params: { ...params, memberId: member.id }, body: { role } }),
      onSettled,
    }),
    remove: useMutation({
      mutationFn: (member: Member) => callApi(removeMember, { params: { ...params, memberId: member.id } }),
      onSettled,
    }),
  };
}
