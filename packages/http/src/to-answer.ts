import type { Endpoint, ReplyOf } from "@titik/contract";
import type { Answer } from "./call.ts";

interface Reply {
  status: PropertyKey;
  body: unknown;
  headers?: Record<string, string>;
}

/** One of the answers that the endpoint declares. */
export type ReplyTo<E extends Endpoint> = Extract<ReplyOf<E>, Reply>;

/** JSON, unless the verb answers nothing, or text or a stream and says of which type. */
export const toAnswer = ({ status, body, headers }: Reply): Answer => {
  if (body === null) return { status: Number(status), headers: { ...headers }, body: null };
  const raw = typeof body === "string" || body instanceof ReadableStream;
  return {
    status: Number(status),
    headers: { "content-type": "application/json", ...headers },
    body: raw ? body : JSON.stringify(body),
  };
};
