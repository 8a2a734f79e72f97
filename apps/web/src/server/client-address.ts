import type { IncomingHttpHeaders } from "node:http";
import ipaddr from "ipaddr.js";

type Network = ReturnType<typeof ipaddr.parseCIDR>;

/** `10.0.0.0/8,::1/128` as ranges; throws one sentence for anything else. */
export function parseNetworks(list: string): Network[] {
  const ranges = list
    .split(",")
    .map((range) => range.trim())
    .filter(Boolean);
  return ranges.map((range) => {
    if (!ipaddr.isValidCIDR(range))
      throw new Error(`TRUSTED_PROXIES holds ${range}, which is no CIDR range.`);
    return ipaddr.parseCIDR(range);
  });
}

const isTrusted = (address: string, trusted: readonly Network[]): boolean => {
  if (trusted.length === 0 || !ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return trusted.some((network) => parsed.kind() === network[0].kind() && parsed.match(network));
};

/**
 * The address that a request comes from: the peer's, or, as long as the hops are trusted proxies, the last one
 * that they name in `X-Forwarded-For`, read from the right. What a client wrote itself is never reached.
 */
export function clientAddress(
  peer: string,
  forwardedFor: string | undefined,
  trusted: readonly Network[],
): string {
  const hops = (forwardedFor ?? "")
    .split(",")
    .map((hop) => hop.trim())
    .filter(Boolean);
  let address = peer;
  while (isTrusted(address, trusted)) {
    const next = hops.pop();
    if (next === undefined || !ipaddr.isValid(next)) break;
    address = next;
  }
  return address;
}

/** True when the peer runs on this machine and speaks for itself: a proxy says for whom it asks. */
export function isLocalCaller(peer: string, headers: IncomingHttpHeaders): boolean {
  const isLoopback = ipaddr.isValid(peer) && ipaddr.process(peer).range() === "loopback";
  return (
    isLoopback && ["forwarded", "via", "x-forwarded-for", "x-real-ip"].every((name) => !(name in headers))
  );
}
