import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { type Call, readNodeBody, type Stage } from "@titik/http";

/** What is known of a request before its route runs. */
export interface Arrival {
  clientAddress: string;
  requestId: string;
  /** Names and values in turn, of the headers that every answer carries. */
  headers: readonly string[];
}

/** Lets a guarded route answer for node:http itself, with what `nextRoute` would answer for Next. */
export const nodeRoute =
  (stage: Stage<Call>) =>
  async (request: IncomingMessage, response: ServerResponse, arrival: Arrival): Promise<void> => {
    const { method = "", url = "" } = request;
    const [path = "", search = ""] = splitOnce(url, "?");
    const header = (name: string) => request.headers[name.toLowerCase()]?.toString() ?? null;
    const { status, headers, body } = await stage({
      method,
      path,
      params: {},
      query: new URLSearchParams(search),
      headers: { get: header },
      clientAddress: arrival.clientAddress,
      requestId: arrival.requestId,
      readBody: (maxBytes) => readNodeBody(request, header("content-encoding"), maxBytes),
      answerHeaders: new Map(),
      trace: { tenantId: null, items: null },
    });
    // What was not read is thrown away, so that a client which is still sending gets to read its answer.
    if (!request.readableEnded) request.resume();
    // As one list they are written as they stand: Node would look at each of an object, or of those set before, twice.
    const all = [...arrival.headers, ...Object.entries(headers).flat()];
    if (body instanceof ReadableStream) {
      response.writeHead(status, all);
      await pipeline(body, response);
    } else {
      response.writeHead(status, [...all, "content-length", String(Buffer.byteLength(body ?? ""))]);
      response.end(body);
    }
  };

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}
