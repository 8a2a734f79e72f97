import type { Environment } from "./environment.ts";

/** `refused`: something in the batch is wrong. `closed`: the key is. A number: come back after so many milliseconds. */
export type Outcome = "stored" | "refused" | "closed" | "lost" | number;

const outcomeOf = ({ ok, status, headers }: Response): Outcome => {
  if (ok) return "stored";
  if (status === 429 || status === 503) return Number(headers.get("retry-after")) * 1e3 || 60_000;
  if (status >= 500) return "lost";
  return status > 400 && status < 405 ? "closed" : "refused";
};

/**
 * Posts serialised events. A string body makes it text/plain, a request without preflight; `keepalive` lets it
 * outlive the page; cookies stay out, because the key alone decides.
 */
export const sendBatch = async (fetch: Environment["fetch"], url: string, body: string): Promise<Outcome> => {
  try {
    return outcomeOf(await fetch(url, { method: "POST", body, keepalive: true, credentials: "omit" }));
  } catch {
    return "lost";
  }
};
