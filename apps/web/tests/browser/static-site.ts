import { once } from "node:events";
import { createServer } from "node:http";

/** A site of somebody else's, on a port of its own, that answers every address with one page. */
export async function serveSite(html: string): Promise<{ origin: string; close: () => void }> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
    response.end(html);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("a TCP server has an address");
  return { origin: `http://127.0.0.1:${address.port}`, close: () => server.close() };
}
