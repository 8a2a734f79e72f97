import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { type Call, readNodeBody, type Stage } from "@titik/http";
import { CLIENT_ADDRESS_HEADER, REQUEST_ID_HEADER } from "./stamped-headers.ts";

/** Lets a guarded route answer for node:http itself, with what `nextRoute` would answer for Next. */
export const nodeRoute =
  (stage: Stage<Call>) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = "", url = "" } = request;
    const [path = "", search = ""] = splitOnce(url, "?");
    const header = (name: string) => request.headers[name.toLowerCase()]?.toString() ?? null;
    const answer = await stage({
      method,
      path,
      params: {},
      query: new URLSearchParams(search),
      headers: { get: header },
      clientAddress: header(CLIENT_ADDRESS_HEADER) ?? "unknown",
      requestId: header(REQUEST_ID_HEADER) ?? "unknown",
      readBody: (maxBytes) => readNodeBody(request, header("content-encoding"), maxBytes),
      answerHeaders: new Map(),
      trace: { tenantId: null, items: null },
    });
    // What was not read is thrown away, so that a client which is still sending gets to read its answer.
    request.resume();
    const { status, headers, body } = answer;
    if (body instanceof ReadableStream) {
      response.writeHead(status, headers);
      await pipeline(body, response);
    } else {
      response.writeHead(status, { ...headers, "content-length": Buffer.byteLength(body ?? "") });
      response.end(body);
    }
  };

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}
