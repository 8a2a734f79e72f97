import { expect, test } from "vitest";
import { showsMailbox } from "../../src/server/mailbox.ts";

const demo = { TITIK_EMBEDDED: "1", SMTP_URL: undefined, HOST: "127.0.0.1" } as const;
const here = { host: "127.0.0.1:3000", "x-titik-local-caller": "1" };

const shown = (environment: Partial<Parameters<typeof showsMailbox>[0]> = {}, headers: object = {}) =>
  showsMailbox({ ...demo, ...environment }, new Headers({ ...here, ...headers }));

test.each(["127.0.0.1:3000", "localhost:3000", "localhost", "[::1]:3000", "127.8.8.8"])(
  "the mailbox of a demo on this machine is shown under %s",
  (host) => expect(shown({}, { host })).toBe(true),
);

test.each([
  ["beside a database of one's own", { TITIK_EMBEDDED: undefined }, {}],
  ["with a mail server", { SMTP_URL: "smtp://127.0.0.1" }, {}],
  ["on a server that others reach", { HOST: "0.0.0.0" }, {}],
  ["on a server that others reach by IPv6", { HOST: "::" }, {}],
  ["to another machine", {}, { "x-titik-local-caller": "0" }],
  ["under a name that leads here", {}, { host: "localhost.example" }],
  ["under an address of the network", {}, { host: "192.0.2.1:3000" }],
  ["without a name", {}, { host: "" }],
])("it is not shown %s", (_, environment, headers) => expect(shown(environment, headers)).toBe(false));
