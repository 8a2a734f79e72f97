import { connect, type Socket } from "node:net";

/** What postgres.js says of where to connect to. */
interface Target {
  host: string[];
  port: number[];
  /** A Unix socket; false or empty where there is none. */
  path?: string | false;
}

/** The sockets of one pool, so that they can be given up: the driver itself waits for ever for a frozen server. */
export function createSockets() {
  const sockets = new Set<Socket>();
  let attempts = 0;
  return {
    /** Answers at once, as the driver's own sockets do: it hears of a failure by the socket's events. */
    open: ({ host, port, path }: Target): Socket => {
      const turn = attempts % host.length;
      attempts += 1;
      const address = { host: host[turn] ?? "localhost", port: port[turn] ?? 5432 };
      const socket = path ? connect(path) : connect(address);
      // The driver checks a certificate against the name that it finds here.
      Object.assign(socket, address);
      sockets.add(socket);
      socket.once("close", () => sockets.delete(socket));
      return socket;
    },
    destroy: (): void => {
      // With an error, because the driver tries a connection that was not yet open once more without one.
      const silent = Object.assign(new Error("The database is silent."), { code: "ECONNABORTED" });
      for (const socket of sockets) socket.destroy(silent);
    },
  };
}
