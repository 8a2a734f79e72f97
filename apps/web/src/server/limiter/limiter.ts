import type { LimitName } from "@titik/contract";
import type { TokenRequest, TokenVerdict } from "@titik/http";
import ipaddr from "ipaddr.js";

/** Charges one request and says whether it may pass. */
export type Limiter = (request: TokenRequest) => Promise<TokenVerdict>;

/** Where requests are counted: Redis for all processes together, or the memory of this one. */
export type CountedIn = "redis" | "process";

/** Counted by client address; an id that is counted instead is no address and stays as it is. */
const BY_ADDRESS: readonly LimitName[] = ["public", "auth"];

/** What is counted under one name, whatever the project's own budget is: a bucket of one tenant or one network. */
export const counterName = ({ bucket, subject }: TokenRequest): string =>
  `${bucket}:${BY_ADDRESS.includes(bucket) ? networkOf(subject) : subject}`;

/** One address for IPv4, also when it comes mapped into IPv6; a /64 for IPv6, which is one household. */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  return parsed.kind() === "ipv4"
    ? parsed.toString()
    : `${ipaddr.IPv6.networkAddressFromCIDR(`${parsed}/64`)}/64`;
}
