import type { IncomingHttpHeaders } from "node:http";
import { errors } from "undici";
import { checkTarget, TargetRefused, type TargetRules } from "./check-target.ts";
import { createConnections, NotConnected } from "./connections.ts";
import { readLimited } from "./read-limited.ts";

/** What became of one request; the words are those of the delivery log. */
export interface Answer {
  outcome: "success" | "failure" | "refused" | "timeout";
  statusCode: number | null;
  headers: Record<string, string> | null;
  /** At most 64 KiB, as text. */
  body: string | null;
  /** Why it was no success; null when it was. */
  error: string | null;
}

export interface SendOptions {
  rules: TargetRules;
  /** For everything: the name, the connection, the whole answer. */
  deadlineMs?: number | undefined;
}

interface Outgoing {
  url: string;
  headers: Record<string, string>;
  body: string;
}

const DEADLINE_MS = 15_000;
const BODY_BYTES = 65_536;
const HEADER_BYTES = 16_384;
const KEPT_HEADERS = 50;
const KEPT_HEADER_LENGTH = 1_024;
const ERROR_LENGTH = 300;

const connections = createConnections({ maxHeaderSize: HEADER_BYTES });

/**
 * Posts once to a vetted address. Whatever the receiver does, it takes no longer than the deadline, no more than
 * 16 KiB of headers and 64 KiB of body are read, redirects are not followed and nothing is decompressed. Never throws.
 */
export async function sendRequest(request: Outgoing, options: SendOptions): Promise<Answer> {
  const { rules, deadlineMs = DEADLINE_MS } = options;
  const { signal, late, clear } = startDeadline(deadlineMs);
  let statusCode: number | null = null;
  let headers: Record<string, string> | null = null;
  try {
    const target = await Promise.race([checkTarget(request.url, rules), late]);
    const answer = await connections.of(target).request({
      method: "POST",
      path: `${target.url.pathname}${target.url.search}`,
      headers: { ...request.headers, "accept-encoding": "identity" },
      body: request.body,
      signal,
      headersTimeout: deadlineMs,
      bodyTimeout: deadlineMs,
    });
    statusCode = answer.statusCode;
    headers = keepHeaders(answer.headers);
    const body = toText(await readLimited(answer.body, BODY_BYTES));
    const succeeded = statusCode >= 200 && statusCode <= 299;
    return {
      outcome: succeeded ? "success" : "failure",
      statusCode,
      headers,
      body,
      error: succeeded ? null : describeStatus(statusCode),
    };
  } catch (error) {
    return { ...describeFailure(error, signal, deadlineMs), statusCode, headers, body: null };
  } finally {
    clear();
  }
}

function startDeadline(ms: number) {
  const controller = new AbortController();
  const late = Promise.withResolvers<never>();
  late.promise.catch(() => undefined);
  const timer = setTimeout(() => {
    controller.abort();
    late.reject(new Error("the deadline has passed"));
  }, ms);
  return { signal: controller.signal, late: late.promise, clear: () => clearTimeout(timer) };
}

function describeFailure(error: unknown, signal: AbortSignal, deadlineMs: number) {
  const seconds = `${deadlineMs / 1000} s`;
  if (
    signal.aborted ||
    error instanceof errors.HeadersTimeoutError ||
    error instanceof errors.BodyTimeoutError
  )
    return { outcome: "timeout", error: `not answered in full within ${seconds}` } as const;
  if (error instanceof errors.ConnectTimeoutError)
    return { outcome: "timeout", error: "no connection within 10 s" } as const;
  const message = error instanceof Error ? error.message : String(error);
  const words = toText(Buffer.from(message)).slice(0, ERROR_LENGTH);
  const sent = !(error instanceof TargetRefused || error instanceof NotConnected);
  return { outcome: sent ? "failure" : "refused", error: words } as const;
}

const describeStatus = (status: number): string =>
  status >= 300 && status <= 399 ? `answered ${status}: redirects are not followed` : `answered ${status}`;

function keepHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const kept = Object.entries(headers).slice(0, KEPT_HEADERS);
  return Object.fromEntries(
    kept.map(([name, value]) => [name, toText(Buffer.from(String(value))).slice(0, KEPT_HEADER_LENGTH)]),
  );
}

/** Bytes of anybody's choosing as what a text column can hold. */
const toText = (bytes: Buffer): string => bytes.toString("utf8").replaceAll("\0", "\ufffd").toWellFormed();
