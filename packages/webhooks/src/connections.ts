import ipaddr from "ipaddr.js";
import { buildConnector, Pool } from "undici";
import type { Target } from "./check-target.ts";

/** The connection was never made, so nothing was sent. */
export class NotConnected extends Error {}

const CONNECT_MS = 10_000;
const IDLE_MS = 4_000;
const KEPT_POOLS = 1_024;

const same = (one: string, other: string) =>
  ipaddr.process(one).toString() === ipaddr.process(other).toString();

/** Connects to `address` whatever the name in the URL stands for by now, and looks again who answered. */
function connectTo(address: string): buildConnector.connector {
  const connect = buildConnector({ allowH2: false, timeout: CONNECT_MS });
  return (options, callback) =>
    connect({ ...options, hostname: address }, (...[error, socket]) => {
      if (error !== null) {
        const timedOut = "code" in error && error.code === "UND_ERR_CONNECT_TIMEOUT";
        return callback(timedOut ? error : new NotConnected(reason(error), { cause: error }), null);
      }
      if (socket.remoteAddress !== undefined && same(socket.remoteAddress, address))
        return callback(null, socket);
      socket.destroy();
      return callback(new NotConnected("the connection led to another address"), null);
    });
}

/** Some errors of the network carry a code and no words. */
const reason = (error: Error): string =>
  error.message !== "" ? error.message : "code" in error ? String(error.code) : "no connection";

/** Kept-alive connections, apart for each origin and vetted address. */
export function createConnections({ maxHeaderSize }: { maxHeaderSize: number }) {
  const pools = new Map<string, Pool>();
  return {
    of({ url, address }: Target): Pool {
      const key = `${url.origin} ${address}`;
      const known = pools.get(key);
      if (known !== undefined) {
        pools.delete(key);
        pools.set(key, known);
        return known;
      }
      const made = new Pool(url.origin, {
        connect: connectTo(address),
        connections: null,
        pipelining: 1,
        keepAliveTimeout: IDLE_MS,
        keepAliveMaxTimeout: IDLE_MS,
        maxHeaderSize,
        allowH2: false,
      });
      pools.set(key, made);
      forgetOldest();
      return made;
    },
  };

  function forgetOldest(): void {
    const [oldest] = pools;
    if (oldest === undefined || pools.size <= KEPT_POOLS) return;
    pools.delete(oldest[0]);
    // Ends when its last request has; a failure to end concerns nobody any more.
    oldest[1].close().catch(() => undefined);
  }
}
