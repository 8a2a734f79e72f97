import { connect, type Socket } from "node:net";

export interface LoadTarget {
  /** `http://host:port`. */
  baseUrl: string;
  path: string;
  headers: Record<string, string>;
  /** The next body; called once for each request. */
  nextBody(): string;
  connections: number;
}

export interface LoadResult {
  requests: number;
  seconds: number;
  /** Requests by status. */
  statuses: Map<number, number>;
  /** Milliseconds. */
  p50: number;
  p99: number;
  /** The first body of an answer that was not 2xx. */
  complaint: string | null;
}

/** Load ends after so many requests, or so many seconds. */
export type Until = { requests: number } | { seconds: number };

/**
 * Sends one request after the other on each connection. Written on bare sockets, because the generator shares its
 * two cores with what it measures.
 */
export async function load(target: LoadTarget, until: Until): Promise<LoadResult> {
  const statuses = new Map<number, number>();
  const latencies: number[] = [];
  const started = performance.now();
  let begun = 0;
  let complaint: string | null = null;
  const mayBegin = () => {
    begun += 1;
    return "requests" in until ? begun <= until.requests : performance.now() - started < until.seconds * 1000;
  };
  const head = requestHead(target);

  await Promise.all(
    Array.from({ length: target.connections }, async () => {
      const exchange = await openConnection(target.baseUrl);
      while (mayBegin()) {
        const sent = performance.now();
        const answer = await exchange.send(head, target.nextBody());
        latencies.push(performance.now() - sent);
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        if (answer.status >= 300) complaint ??= answer.text;
      }
      exchange.close();
    }),
  );
  latencies.sort((a, b) => a - b);
  const at = (share: number) =>
    latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0;
  const seconds = (performance.now() - started) / 1000;
  return { requests: latencies.length, seconds, statuses, p50: at(0.5), p99: at(0.99), complaint };
}

function requestHead({ baseUrl, path, headers }: LoadTarget): string {
  const all = { host: new URL(baseUrl).host, "content-type": "application/json", ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return [`POST ${path} HTTP/1.1`, ...lines, ""].join("\r\n");
}

interface Exchange {
  send(head: string, body: string): Promise<{ status: number; text: string }>;
  close(): void;
}

async function openConnection(baseUrl: string): Promise<Exchange> {
  const { hostname, port } = new URL(baseUrl);
  const socket: Socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await new Promise<void>((resolve, reject) => socket.once("connect", resolve).once("error", reject));
  let received = "";
  let waiting: PromiseWithResolvers<{ status: number; text: string }> | undefined;
  socket.setEncoding("latin1");
  socket.on("data", (chunk: string) => {
    received += chunk;
    const answer = completeAnswer(received);
    if (answer === null) return;
    received = "";
    waiting?.resolve(answer);
  });
  const end = (error?: Error) => waiting?.reject(error ?? new Error("the server closed the connection"));
  socket.on("error", end).on("close", () => end());
  return {
    send: (head, body) => {
      waiting = Promise.withResolvers();
      socket.write(`${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
      return waiting.promise;
    },
    close: () => socket.destroy(),
  };
}

/** The one answer that was asked for, once all of it is here. */
function completeAnswer(received: string): { status: number; text: string } | null {
  const end = received.indexOf("\r\n\r\n");
  if (end < 0) return null;
  const text = received.slice(end + 4);
  const length = /\r\ncontent-length: (\d+)/i.exec(received.slice(0, end))?.[1];
  const isComplete = length === undefined ? text.endsWith("0\r\n\r\n") : text.length >= Number(length);
  return isComplete ? { status: Number(received.slice(9, 12)), text } : null;
}
