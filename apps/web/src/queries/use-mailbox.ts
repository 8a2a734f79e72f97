"use client";
import { useQuery } from "@tanstack/react-query";
import { getMailbox } from "@titik/contract";
import { callApi } from "./call-api.ts";

const EVERY_MS = 2_000;

/** The mails that stay on this machine, newest first; a new one appears by itself. */
export const useMailbox = () =>
  useQuery({
    queryKey: ["mailbox"],
    queryFn: ({ signal }) => callApi(getMailbox, {}, signal),
    refetchInterval: EVERY_MS,
  });
