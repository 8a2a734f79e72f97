import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import { afterAll } from "vitest";

export interface ReceivedRequest {
  headers: IncomingHttpHeaders;
  body: string;
}

/** A subscriber on loopback that keeps what it gets; it ends with the suite. */
export async function startReceiver() {
  const received: ReceivedRequest[] = [];
  let answer = { status: 200, body: '{"ok":true}' };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    received.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
    response.writeHead(answer.status, { "content-type": "application/json" }).end(answer.body);
    server.emit("received");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("a TCP server has a port");
  const close = async () => {
    if (!server.listening) return;
    server.close();
    server.closeAllConnections();
    await once(server, "close");
  };
  afterAll(close);
  return {
    url: `http://127.0.0.1:${address.port}/hook`,
    received,
    answerWith: (status: number, body: string) => {
      answer = { status, body };
    },
    /** Waits until so many requests have come in all, and answers the last of them. */
    until: async (count: number): Promise<ReceivedRequest> => {
      while (received.length < count) await once(server, "received");
      const last = received[count - 1];
      if (last === undefined) throw new Error("it was counted");
      return last;
    },
    /** From here on nobody listens there. */
    close,
  };
}
