import { once } from "node:events";
import { createServer } from "node:http";
import { describe, expect, onTestFinished, test } from "vitest";
import { freePort } from "../../../../scripts/test/stack.ts";
import { API_POLICY, type Protection, setSecurityHeaders } from "../../src/server/security-headers.ts";

/** The headers of one answer, and the policy that Next would read from the request. */
async function headersOf(
  path: string,
  protection: Partial<Protection> = {},
  sent: Record<string, string> = {},
) {
  const server = createServer((request, response) => {
    setSecurityHeaders(request, response, path, { development: false, https: false, ...protection });
    response.setHeader("x-policy-for-next", String(request.headers["content-security-policy"]));
    response.end();
  });
  const port = await freePort();
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.close();
  });
  const { headers } = await fetch(`http://127.0.0.1:${port}`, { headers: { connection: "close", ...sent } });
  return { headers, policy: headers.get("content-security-policy") ?? "" };
}

const nonceOf = (policy: string) => /'nonce-([\w+/=]+)'/.exec(policy)?.[1];

describe("S001-21: the policy", () => {
  test.each([
    "/api/analytics/heatmap/events",
    "/api",
    "/health",
    "/live",
    "/ready",
    "/metrics",
    "/webhooks/1",
  ])("of %s allows nothing", async (path) => {
    expect((await headersOf(path)).policy).toBe(API_POLICY);
  });

  test("of a page has a fresh nonce, which Next reads from the request", async () => {
    const one = await headersOf("/demo");
    const two = await headersOf("/demo");
    expect(nonceOf(one.policy)).toMatch(/^.{24}$/);
    expect(nonceOf(one.policy)).not.toBe(nonceOf(two.policy));
    expect(one.headers.get("x-policy-for-next")).toBe(one.policy);
    expect(one.policy).not.toContain("'unsafe-eval'");
    expect(/script-src[^;]*/.exec(one.policy)?.[0]).not.toContain("'unsafe-inline'");
  });

  test("that a client sends is not the one that counts", async () => {
    const { headers, policy } = await headersOf(
      "/demo",
      {},
      { "content-security-policy": "script-src 'nonce-mine'" },
    );
    expect(headers.get("x-policy-for-next")).toBe(policy);
    expect(policy).not.toContain("mine");
  });

  test("lets only the dashboard frame other sites, and only our own pages frame ours", async () => {
    expect((await headersOf("/dashboard/p/heatmap")).policy).toContain("frame-src *;");
    for (const path of ["/", "/demo", "/dashboards", "/sign-in"])
      expect((await headersOf(path)).policy).toContain("frame-src 'self';");
    expect((await headersOf("/demo")).policy).toContain("frame-ancestors 'self'");
  });

  test("of development lets Next evaluate and push", async () => {
    const { policy } = await headersOf("/demo", { development: true });
    expect(policy).toContain("'unsafe-eval'");
    expect(policy).toContain("connect-src 'self' ws:");
  });
});

test("https is insisted on only where people use it", async () => {
  expect((await headersOf("/demo")).headers.get("strict-transport-security")).toBeNull();
  const { headers } = await headersOf("/demo", { https: true });
  expect(headers.get("strict-transport-security")).toBe("max-age=31536000");
});

test.each(["/t.js", "/t-more.js"])(
  "the tracker's script %s may be loaded by every site, and is asked for again soon",
  async (path) => {
    const { headers } = await headersOf(path);
    expect(headers.get("access-control-allow-origin")).toBe("*");
    expect(headers.get("cross-origin-resource-policy")).toBe("cross-origin");
    expect(headers.get("cache-control")).toContain("max-age=300");
  },
);
