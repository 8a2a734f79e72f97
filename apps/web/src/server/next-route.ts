import { type Call, readBody, type Stage } from "@titik/http";
import { CLIENT_ADDRESS_HEADER, REQUEST_ID_HEADER } from "./stamped-headers.ts";

interface RouteContext {
  /** Undefined for a path without parameters; a list where the folder is a catch-all. */
  params: Promise<Record<string, string | string[]> | undefined>;
}

const joined = (params: Record<string, string | string[]> = {}) =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, [value].flat().join("/")]));

async function* noBody(): AsyncIterable<Uint8Array> {}

/** Lets a guarded route answer for one of Next's route files; `stage` is the route itself, for another door. */
export const nextRoute = (stage: Stage<Call>) => Object.assign(answerWith(stage), { stage });

const answerWith =
  (stage: Stage<Call>) =>
  async (request: Request, context: RouteContext): Promise<Response> => {
    const url = new URL(request.url);
    const answer = await stage({
      method: request.method,
      path: url.pathname,
      params: joined(await context.params),
      query: url.searchParams,
      headers: request.headers,
      clientAddress: request.headers.get(CLIENT_ADDRESS_HEADER) ?? "unknown",
      requestId: request.headers.get(REQUEST_ID_HEADER) ?? "unknown",
      readBody: (maxBytes) =>
        readBody(request.body ?? noBody(), request.headers.get("content-encoding"), maxBytes),
      answerHeaders: new Map(),
      trace: { tenantId: null, items: null },
    });
    return new Response(answer.body, { status: answer.status, headers: answer.headers });
  };
