import { type Endpoint, PlatformError } from "@titik/contract";
import type { z } from "zod";
import { ApiFailure, UnexpectedAnswer } from "./api-failure.ts";

type Part = "params" | "query" | "body";

/** What an endpoint wants to be sent. */
export type SentTo<E extends Endpoint> = {
  [Name in keyof E["input"] & Part]: E["input"][Name] extends z.ZodType ? z.input<E["input"][Name]> : never;
};

/** What a successful call brings. */
export type AnswerOf<E extends Endpoint> = {
  [Status in keyof E["responses"]]: E["responses"][Status] extends z.ZodType
    ? z.output<E["responses"][Status]>
    : never;
}[keyof E["responses"]];

const entries = (values: unknown): [string, string][] =>
  Object.entries(values ?? {}).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as [string, string]],
  );

/** Path and query of a call. */
export function addressOf(endpoint: Endpoint, sent: Partial<Record<Part, unknown>>): string {
  let path = endpoint.path;
  for (const [name, value] of entries(sent.params))
    path = path.replace(`:${name}`, encodeURIComponent(value));
  const query = new URLSearchParams(entries(sent.query));
  return query.size === 0 ? path : `${path}?${query}`;
}

/**
 * Calls one of the platform's endpoints as the signed-in viewer. Throws `ApiFailure` when it refuses,
 * `UnexpectedAnswer` when the body is not what the contract promises, `TypeError` when nothing answers.
 */
export async function callApi<const E extends Endpoint>(
  endpoint: E,
  sent: SentTo<E>,
  signal?: AbortSignal,
): Promise<AnswerOf<E>> {
  const { method } = endpoint;
  const parts: Partial<Record<Part, unknown>> = sent;
  const response = await fetch(addressOf(endpoint, parts), {
    method,
    ...(method === "GET"
      ? {}
      : { headers: { "content-type": "application/json" }, body: JSON.stringify(parts.body ?? {}) }),
    ...(signal ? { signal } : {}),
  });
  const text = await response.text();
  const body = readJson(text);
  if (!response.ok) {
    const refusal = PlatformError.safeParse(body).data;
    const requestId = response.headers.get("x-request-id") ?? undefined;
    throw new ApiFailure(response.status, refusal?.error ?? "", requestId);
  }
  if (response.status === 204) return undefined as AnswerOf<E>;
  const answer = endpoint.responses[response.status]?.safeParse(body);
  if (!answer?.success) throw new UnexpectedAnswer(`${endpoint.id} answered in another form`);
  return answer.data as AnswerOf<E>;
}

/** Undefined where nothing was sent, or no JSON. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
