import type { Endpoint, ReplyOf } from "@titik/contract";
import type { Answer } from "./call.ts";

interface Reply {
  status: PropertyKey;
  body: unknown;
  headers?: Record<string, string>;
}

/** One of the answers that the endpoint declares. */
export type ReplyTo<E extends Endpoint> = Extract<ReplyOf<E>, Reply>;

export const toAnswer = ({ status, body, headers }: Reply): Answer => ({
  status: Number(status),
  headers: { "content-type": "application/json", ...headers },
  body: JSON.stringify(body),
});
