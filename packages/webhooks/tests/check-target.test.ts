import { describe, expect, test } from "vitest";
import { checkTarget, readNetworks } from "../src/index.ts";

const rules = { allowed: [], ownPorts: [3000] };
const nowhere = () => Promise.reject(new Error("not resolved here"));
const standsFor =
  (...addresses: string[]) =>
  () =>
    Promise.resolve(addresses);

describe("S004-51: where messages may go", () => {
  test.each([
    ["https://93.184.215.14/hook?a=b", "93.184.215.14"],
    ["http://93.184.215.14:8080", "93.184.215.14"],
    ["https://[2606:4700::1111]:8443/", "2606:4700::1111"],
  ])("%s is public", async (url, address) => {
    expect(await checkTarget(url, rules, nowhere)).toMatchObject({ address });
  });

  test.each([
    "http://127.0.0.1/",
    "http://127.1/",
    "http://0x7f.1/",
    "http://2130706433/",
    "http://0177.0.0.1/",
    "http://0.0.0.0/",
    "http://10.0.0.1/",
    "http://172.16.0.1/",
    "http://192.168.1.1/",
    "http://100.64.0.1/",
    "http://169.254.169.254/latest/meta-data",
    "http://192.0.2.1/",
    "http://198.18.0.1/",
    "http://224.0.0.1/",
    "http://255.255.255.255/",
    "http://[::1]/",
    "http://[::]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[fe80::1]/",
    "http://[fd00::1]/",
    "http://[2002:7f00:1::]/",
  ])("%s is refused: private or reserved", async (url) => {
    await expect(checkTarget(url, rules, nowhere)).rejects.toThrow("private or reserved");
  });

  test.each([
    ["ftp://93.184.215.14/", "http:// or https://"],
    ["javascript:alert(1)", "http:// or https://"],
    ["http://user@93.184.215.14/", "user name"],
    ["http://:secret@93.184.215.14/", "user name"],
    ["http://93.184.215.14:22/", "port"],
    ["http://93.184.215.14:5432/", "port"],
    ["nonsense", "not a URL"],
  ])("%s is refused", async (url, reason) => {
    await expect(checkTarget(url, rules, nowhere)).rejects.toThrow(reason);
  });

  test("a name is refused when any of its addresses is private, and pinned to the first when none is", async () => {
    const url = "https://hooks.example/";
    const mixed = standsFor("93.184.215.14", "10.0.0.1");
    await expect(checkTarget(url, rules, mixed)).rejects.toThrow("private");
    await expect(checkTarget(url, rules, standsFor("::1"))).rejects.toThrow("private");
    await expect(checkTarget(url, rules, standsFor())).rejects.toThrow("stands for nothing");
    await expect(checkTarget(url, rules, nowhere)).rejects.toThrow("cannot be resolved");
    const target = await checkTarget(url, rules, standsFor("93.184.215.14", "1.1.1.1"));
    expect(target.address).toBe("93.184.215.14");
  });

  test("this machine's own names are refused however they are written", async () => {
    for (const name of ["localhost", "LOCALHOST", "a.localhost", "localhost."])
      await expect(checkTarget(`http://${name}/`, rules)).rejects.toThrow("private");
  });

  test("an allowed network may be reached on any port but Titik's own", async () => {
    const allowing = { allowed: readNetworks("127.0.0.0/8, fd00::/8"), ownPorts: [3000] };
    expect(await checkTarget("http://127.0.0.1:9999/", allowing)).toMatchObject({ address: "127.0.0.1" });
    expect(await checkTarget("http://localhost:9999/", allowing)).toMatchObject({ address: "127.0.0.1" });
    expect(await checkTarget("http://[::ffff:127.0.0.1]:1/", allowing)).toBeDefined();
    expect(await checkTarget("http://[fd00::5]:1/", allowing)).toMatchObject({ address: "fd00::5" });
    await expect(checkTarget("http://127.0.0.1:3000/", allowing)).rejects.toThrow("own");
    await expect(checkTarget("http://10.0.0.1/", allowing)).rejects.toThrow("private");
  });

  test("WEBHOOK_ALLOW_CIDRS that holds something else is told in one sentence", () => {
    expect(readNetworks(" ")).toEqual([]);
    expect(() => readNetworks("127.0.0.1")).toThrow('not "127.0.0.1"');
  });
});
