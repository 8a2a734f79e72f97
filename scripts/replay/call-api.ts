import { setTimeout as sleep } from "node:timers/promises";
import { ErrorResponse } from "@titik/heatmap-schema";
import type { Access } from "../access/issue-token.ts";
import { StartError } from "../start/start-error.ts";

const MAX_TRIES = 12;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 30_000;
const ANSWER_WITHIN_MS = 60_000;
const TRY_AGAIN: readonly number[] = [429, 502, 503, 504];

export type CallOptions = {
  access: Access;
  /** Says why and how long nothing is sent, milliseconds. */
  onPause?: (reason: string, ms: number) => void;
  wait?: (ms: number) => Promise<unknown>;
};

export type CallApi = (path: string, body?: unknown) => Promise<unknown>;

/**
 * Calls the public API as the holder of a token: GET without a body, else POST. When the server asks for
 * patience (Retry-After) or cannot be reached, every caller waits, then tries again; every call here may be
 * repeated. Throws StartError with the server's own words for any other refusal.
 */
export function createCallApi({ access, onPause = () => undefined, wait = sleep }: CallOptions): CallApi {
  let pause: Promise<unknown> | null = null;

  const pauseAll = (reason: string, ms: number) => {
    if (pause === null) {
      onPause(reason, ms);
      pause = wait(ms).finally(() => {
        pause = null;
      });
    }
    return pause;
  };

  return async (path, body) => {
    for (let tries = 1; ; tries += 1) {
      await pause;
      const answer = await request(access, path, body);
      if (answer instanceof Response && answer.ok) return answer.json();
      const last = tries === MAX_TRIES;
      if (answer instanceof Response && (last || !TRY_AGAIN.includes(answer.status)))
        throw await refusal(answer);
      if (!(answer instanceof Response) && last)
        throw new StartError(`${access.baseUrl} does not answer (${answer.message}).`);
      const backOff = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (tries - 1));
      if (answer instanceof Response)
        await pauseAll(`the server answers ${answer.status}`, retryAfterMs(answer) ?? backOff);
      else await pauseAll("the server does not answer", backOff);
    }
  };
}

async function request(access: Access, path: string, body: unknown): Promise<Response | Error> {
  const headers: Record<string, string> = {
    authorization: `Bearer ${access.token}`,
    "x-tenant-id": access.tenantId,
  };
  const post = { method: "POST", body: JSON.stringify(body) };
  if (body !== undefined) headers["content-type"] = "application/json";
  try {
    return await fetch(`${access.baseUrl}${path}`, {
      ...(body === undefined ? {} : post),
      headers,
      redirect: "error",
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return error.cause instanceof Error ? error.cause : error;
  }
}

function retryAfterMs(answer: Response): number | undefined {
  const seconds = answer.headers.get("retry-after");
  return seconds !== null && /^\d{1,5}$/.test(seconds) ? Number(seconds) * 1000 : undefined;
}

async function refusal(answer: Response): Promise<StartError> {
  const error = ErrorResponse.safeParse(await answer.json().catch(() => null)).data;
  const first = error?.details?.[0];
  const where = first ? ` (${first.field} ${first.message})` : "";
  return new StartError(
    `The server answers ${answer.status}: ${error?.message ?? "it gives no reason."}${where}`,
  );
}
