import { EventEmitter, once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll } from "vitest";

/** A request that has arrived, body included. */
export interface Received {
  path: string;
  headers: Record<string, string>;
  body: string;
  at: number;
}

type Behaviour = (request: IncomingMessage, response: ServerResponse) => void;

const every = (ms: number, response: ServerResponse, write: () => void) => {
  const timer = setInterval(write, ms);
  response.once("close", () => clearInterval(timer));
};

/** 64 MiB of zeros in 64 KiB. */
const bomb = gzipSync(Buffer.alloc(64 * 1_048_576));

/** What a receiver can do to whoever calls it, by the first part of the path. */
export const FAULTS: Record<string, Behaviour> = {
  ok: (_request, response) => response.end("thanks"),
  hang: () => undefined,
  drip: (_request, response) => {
    response.writeHead(200);
    every(20, response, () => response.write("."));
  },
  "drip-headers": ({ socket }, response) => {
    socket.write("HTTP/1.1 200 OK\r\n");
    every(20, response, () => socket.write("x-drip: 1\r\n".slice(0, 1)));
  },
  endless: (_request, response) => {
    response.writeHead(200);
    const chunk = Buffer.alloc(65_536, "e");
    const pump = () => {
      while (!response.destroyed && response.write(chunk));
    };
    response.on("drain", pump);
    pump();
  },
  bomb: (_request, response) => {
    response.writeHead(200, { "content-encoding": "gzip" }).end(bomb);
  },
  headers: ({ socket }) => {
    socket.write("HTTP/1.1 200 OK\r\n");
    for (let number = 0; number < 10_000; number += 1)
      socket.write(`x-header-${number}: ${"v".repeat(50)}\r\n`);
    socket.end("\r\n");
  },
  reset: ({ socket }) => socket.resetAndDestroy(),
  half: ({ socket }) => socket.end("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf"),
  garbage: ({ socket }) => socket.end("SSH-2.0-OpenSSH_9.2\r\n"),
};

/**
 * A receiver on 127.0.0.1 that answers `/ok`, `/503` and the like, `/302` with a redirect to itself, and `/hang` and
 * others as FAULTS says. Closed when the suite ends.
 */
export async function startReceiver(behaviours: Record<string, Behaviour> = {}) {
  const received: Received[] = [];
  const arrivals = new EventEmitter();
  const known: Record<string, Behaviour> = { ...FAULTS, ...behaviours };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    // A sender that gives up breaks its connection: nothing to tell.
    request.on("error", () => undefined);
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const path = request.url ?? "";
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      );
      const arrival = { path, headers, body: Buffer.concat(chunks).toString("utf8"), at: Date.now() };
      received.push(arrival);
      arrivals.emit("request", arrival);
      const kind = path.split("/")[1] ?? "";
      const status = Number(kind);
      if (status >= 300 && status <= 399) response.writeHead(status, { location: "/ok/redirected" }).end();
      else if (status > 0) response.writeHead(status).end(`status ${status}`);
      else (known[kind] ?? known.ok)?.(request, response);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    received,
    arrivals,
    /** Settles when `condition` holds; it is asked after each request. */
    async until(condition: () => boolean): Promise<void> {
      while (!condition()) await once(arrivals, "request");
    },
  };
}

export type Receiver = Awaited<ReturnType<typeof startReceiver>>;
