import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { freePort } from "../../../../scripts/test/stack.ts";

/** Accepts connections and never says a word. */
export async function startSilentServer() {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket
      .on("error", () => undefined)
      .on("close", () => sockets.delete(socket))
      .resume();
  });
  const port = await freePort();
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${port}`,
    /** Settles when every caller so far has given up. */
    abandoned: () => Promise.all([...sockets].map((socket) => once(socket, "close"))),
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
