import { randomUUIDv7 } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import next from "next";
import { startBackground } from "./src/server/background.ts";
import { clientAddress, isLocalCaller, parseNetworks } from "./src/server/client-address.ts";
import { allowCrossOrigin } from "./src/server/cross-origin.ts";
import { doorHeaders, ingestDoor } from "./src/server/ingest-door.ts";
import { type Parts, parts } from "./src/server/parts.ts";
import { setSecurityHeaders } from "./src/server/security-headers.ts";
import {
  CLIENT_ADDRESS_HEADER,
  LOCAL_CALLER_HEADER,
  REQUEST_ID_HEADER,
} from "./src/server/stamped-headers.ts";

const DRAIN_MS = 25_000;
/** How long a database that is silent may hold up the end. */
const FLUSH_MS = 2_000;
const MAX_BODY_BYTES = 16 * 1_048_576;

const tell = (message: { type: "ready" } | { type: "fatal"; message: string }) => process.send?.(message);

try {
  await start(parts());
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  if (process.send === undefined) process.stderr.write(`${message}\n`);
  tell({ type: "fatal", message });
  process.exitCode = 1;
  process.disconnect?.();
}

async function start(wired: Parts): Promise<void> {
  const { environment, log, connection, services } = wired;
  const trusted = parseNetworks(environment.TRUSTED_PROXIES);
  const { HOST: hostname, PORT: port } = environment;
  const development = process.env.NODE_ENV === "development";
  const protection = { development, https: environment.PUBLIC_URL?.startsWith("https:") ?? false };
  const app = next({
    dev: development,
    dir: import.meta.dirname,
    hostname,
    port,
  });
  await app.prepare();
  const handle = app.getRequestHandler();
  const stopping = new AbortController();
  const everyAnswer = doorHeaders(protection.https);

  const server = createServer({ headersTimeout: 10_000, requestTimeout: 30_000 }, (request, response) => {
    const path = (request.url ?? "").split("?", 1)[0] ?? "";
    const door = environment.INGEST_DOOR === "node" ? ingestDoor(request, path) : undefined;
    if (door !== undefined && !isHuge(request)) {
      const headers = stopping.signal.aborted ? [...everyAnswer, "connection", "close"] : everyAnswer;
      const arrival = { clientAddress: addressOf(request), requestId: requestIdOf(request), headers };
      door(request, response, arrival).catch((error: unknown) => giveUp(response, error));
      return;
    }
    stamp(request, response);
    setSecurityHeaders(request, response, path, protection);
    if (stopping.signal.aborted) response.setHeader("connection", "close");
    if (isHuge(request)) response.writeHead(413, { connection: "close" }).end();
    else if (!allowCrossOrigin(request, response, path)) void handle(request, response);
  });

  /** A route renders every error itself; what still gets here could not be rendered. */
  function giveUp(response: ServerResponse, error: unknown): void {
    log.error({ err: error }, "an answer could not be written");
    response.destroy();
  }

  function addressOf({ headers, socket }: IncomingMessage): string {
    const forwarded = headers["x-forwarded-for"];
    const hops = Array.isArray(forwarded) ? forwarded.join(",") : forwarded;
    return clientAddress(socket.remoteAddress ?? "unknown", hops, trusted);
  }

  /** Makes address and request id ours: what a client sent under these names never gets further. */
  function stamp(request: IncomingMessage, response: ServerResponse): void {
    const { headers } = request;
    const peer = request.socket.remoteAddress ?? "unknown";
    const address = addressOf(request);
    headers[LOCAL_CALLER_HEADER] = isLocalCaller(peer, headers) ? "1" : "0";
    if (address === peer) {
      for (const name of ["for", "host", "port", "proto"]) delete headers[`x-forwarded-${name}`];
    }
    headers[CLIENT_ADDRESS_HEADER] = address;
    const id = requestIdOf(request);
    headers[REQUEST_ID_HEADER] = id;
    response.setHeader(REQUEST_ID_HEADER, id);
  }

  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, hostname, resolve);
  });
  const background = startBackground(wired, stopping.signal);
  tell({ type: "ready" });
  log.info({ hostname, port }, "serving");

  const stop = async () => {
    if (stopping.signal.aborted) return;
    stopping.abort();
    setTimeout(() => server.closeAllConnections(), DRAIN_MS).unref();
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeIdleConnections();
    await closed;
    await Promise.race([services.ingestCounter.flush(), wait(FLUSH_MS)]);
    await background;
    await connection.close();
    process.exit(0);
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  process.once("disconnect", stop);
}

/** The one that was sent, where it can stand in a log, else a new one. */
function requestIdOf({ headers }: IncomingMessage): string {
  const sent = headers[REQUEST_ID_HEADER];
  return typeof sent === "string" && /^[\w.-]{1,128}$/.test(sent) ? sent : randomUUIDv7();
}

/** The routes have smaller limits of their own; this spares reading what no route would take. */
const isHuge = ({ headers }: IncomingMessage): boolean =>
  Number(headers["content-length"] ?? 0) > MAX_BODY_BYTES;
