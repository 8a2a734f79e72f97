import ipaddr from "ipaddr.js";
import { type Resolve, resolveName } from "./resolve-name.ts";

type Network = ReturnType<typeof ipaddr.parseCIDR>;

/** What an operator says about where messages may go. */
export interface TargetRules {
  /** Networks that would be refused otherwise, from WEBHOOK_ALLOW_CIDRS. */
  allowed: readonly Network[];
  /** Titik's own ports, refused also within `allowed`. */
  ownPorts: readonly number[];
}

/** An address that has passed; a request must connect to it and to no other. */
export interface Target {
  url: URL;
  address: string;
}

/** Why nothing is sent to an address; the message is fit for whoever set it up. */
export class TargetRefused extends Error {}

const PORTS: readonly number[] = [80, 443, 8080, 8443];
const DEFAULT_PORT: Record<string, number> = { "http:": 80, "https:": 443 };

/** Reads `127.0.0.0/8, fd00::/8`; throws one sentence when an entry is no network. */
export function readNetworks(list: string): Network[] {
  return list
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "")
    .map((entry) => {
      try {
        return ipaddr.parseCIDR(entry);
      } catch {
        throw new Error(`WEBHOOK_ALLOW_CIDRS must hold networks such as 10.0.0.0/8, not "${entry}".`);
      }
    });
}

/**
 * Vets an address when it is set up and again before each send: http or https, no credentials, and every
 * address that its name stands for is public or allowed, on a port that is open to its kind. Throws TargetRefused.
 */
export async function checkTarget(
  address: string,
  rules: TargetRules,
  resolve: Resolve = resolveName,
): Promise<Target> {
  if (!URL.canParse(address)) throw new TargetRefused("The address is not a URL.");
  const url = new URL(address);
  const port = url.port === "" ? DEFAULT_PORT[url.protocol] : Number(url.port);
  if (port === undefined) throw new TargetRefused("The address must begin with http:// or https://.");
  if (url.username !== "" || url.password !== "")
    throw new TargetRefused("The address must not hold a user name or password.");
  const addresses = await resolveHost(url.hostname, resolve);
  for (const candidate of addresses) refuseAddress(candidate, port, rules);
  const [first] = addresses;
  if (first === undefined) throw new TargetRefused("The address's name stands for nothing.");
  return { url, address: first };
}

async function resolveHost(hostname: string, resolve: Resolve): Promise<readonly string[]> {
  const literal = hostname.replace(/^\[(.*)\]$/, "$1");
  // The URL parser has already made 127.1 and 0x7f.1 into what they mean.
  if (/^[\d.]+$/.test(literal) || literal.includes(":")) return [literal];
  try {
    return await resolve(hostname);
  } catch {
    throw new TargetRefused("The address's name cannot be resolved.");
  }
}

function refuseAddress(candidate: string, port: number, { allowed, ownPorts }: TargetRules): void {
  const address = ipaddr.process(candidate);
  const isAllowed = allowed.some(
    ([network, bits]) => network.kind() === address.kind() && address.match([network, bits] as Network),
  );
  if (!isAllowed && address.range() !== "unicast")
    throw new TargetRefused("The address leads into a private or reserved network.");
  if (isAllowed ? ownPorts.includes(port) : !PORTS.includes(port))
    throw new TargetRefused(
      isAllowed ? "The address is Titik's own." : `The port must be one of ${PORTS.join(", ")}.`,
    );
}
