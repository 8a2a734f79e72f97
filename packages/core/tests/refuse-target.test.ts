import { readNetworks } from "@titik/webhooks";
import { describe, expect, test } from "vitest";
import { refuseTarget } from "../src/webhooks/refuse-target.ts";

const rules = { allowed: readNetworks(""), ownPorts: [3000] };
const refuse = (address: string, addresses: string[] | Error) =>
  refuseTarget({ rules }, address, async () => {
    if (addresses instanceof Error) throw addresses;
    return addresses;
  });

describe("R 49, S004-51: an address that is set up", () => {
  test("passes when its name leads to the internet, or cannot be resolved now", async () => {
    await refuse("https://hooks.example/a", ["93.184.216.34"]);
    await refuse("https://hooks.example/a", new Error("no name server"));
    await refuse("https://hooks.example/a", []);
  });

  test("passes when nobody answers for its name in time", async () => {
    const never = () => new Promise<string[]>(() => {});
    await refuseTarget({ rules }, "https://hooks.example/a", never, 5);
  });

  test.each([
    ["a name for a private address", "https://hooks.example/a", ["10.1.2.3"]],
    ["a name for a public and a private address", "https://hooks.example/a", ["93.184.216.34", "::1"]],
    ["a private address itself", "http://192.168.0.1/", []],
  ])("is refused as %s", async (_, address, addresses) => {
    await expect(refuse(address, addresses)).rejects.toMatchObject({
      kind: "validation",
      message: "The address leads into a private or reserved network.",
    });
  });
});
