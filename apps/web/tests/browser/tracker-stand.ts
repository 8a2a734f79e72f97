import { randomUUID } from "node:crypto";
import { once } from "node:events";
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { type HeatmapEvent, HeatmapEventBatch } from "@titik/heatmap-schema";

const listenOnLoopback = async (answer: RequestListener): Promise<{ server: Server; origin: string }> => {
  const server = createServer(answer);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return { server, origin: `http://127.0.0.1:${port}` };
};

const close = async (server: Server): Promise<void> => {
  server.closeAllConnections();
  server.close();
  await once(server, "close");
};

/** A site whose pages are HTML by path, on an origin of its own. */
export const servePages = async (pages: () => Record<string, string>) => {
  const { server, origin } = await listenOnLoopback(({ url = "/" }, response) => {
    const html = pages()[new URL(url, "http://site").pathname];
    response
      .writeHead(html === undefined ? 404 : 200, { "content-type": "text/html; charset=utf-8" })
      .end(html);
  });
  return { origin, close: () => close(server) };
};

export interface Received {
  origin: string | undefined;
  contentType: string | undefined;
  cookie: string | undefined;
  url: string;
  events: HeatmapEvent[];
}

type Reply = (response: ServerResponse) => void;

const store: Reply = (response) => {
  response.writeHead(201, { "content-type": "application/json" }).end("{}");
};

/** A real HTTP receiver that serves the scripts (by file name) and takes batches, validated as the API does. */
export const serveReceiver = async (scripts: Record<string, string>) => {
  const received: Received[] = [];
  const failures: string[] = [];
  const replies: Reply[] = [];
  const waiting = new Set<() => void>();
  let dsn = randomUUID();

  const take = async (request: IncomingMessage, response: ServerResponse) => {
    const { origin, cookie, "content-type": contentType } = request.headers;
    const batch = HeatmapEventBatch.safeParse(JSON.parse(await text(request)));
    // A closing page of an earlier test may still speak; it has another key.
    if (!request.url?.endsWith(dsn)) return store(response);
    if (!batch.success) failures.push(batch.error.message);
    else {
      const events = Array.isArray(batch.data) ? batch.data : batch.data.events;
      received.push({ origin, contentType, cookie, url: request.url ?? "", events });
    }
    (replies.shift() ?? store)(response);
    for (const look of waiting) look();
  };

  const { server, origin } = await listenOnLoopback((request, response) => {
    response.setHeader("access-control-allow-origin", "*");
    response.setHeader("access-control-expose-headers", "retry-after");
    const script = scripts[new URL(request.url ?? "/", "http://receiver").pathname.slice(1)];
    if (request.method === "GET" && script !== undefined)
      // A batch that fails on a connection that was used before is sent again by the browser itself.
      response.writeHead(200, { "content-type": "text/javascript", connection: "close" }).end(script);
    else if (request.method === "POST") void take(request, response);
    else {
      if (request.method === "OPTIONS") failures.push("the browser asked first: not a simple request");
      response.writeHead(404, { connection: "close" }).end();
    }
  });

  const events = () => received.flatMap((batch) => batch.events);
  return {
    origin,
    received,
    failures,
    dsn: () => dsn,
    events,
    /** Answers the next batches in this way; afterwards everything is stored. */
    replyNext: (...next: Reply[]) => void replies.push(...next),
    reset: () => {
      received.length = failures.length = replies.length = 0;
      dsn = randomUUID();
    },
    /** Resolves with the events that match as soon as there are `count` of them. */
    waitFor: (matches: (event: HeatmapEvent) => boolean, count = 1) =>
      new Promise<HeatmapEvent[]>((resolve) => {
        const look = () => {
          const found = events().filter(matches);
          if (found.length < count) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    snippet: (attributes = "") =>
      `<script defer src="${origin}/t.js" data-dsn="${dsn}" ${attributes}></script>`,
    close: () => close(server),
  };
};
