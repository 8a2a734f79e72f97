import type { Connection } from "@titik/db";
import { createHeatmapEvent, ErrorResponse } from "@titik/heatmap-schema";
import type { Response } from "supertest";
import { expect, test } from "vitest";
import { caller, freshTenant, newEvent } from "./stack.ts";

const path = createHeatmapEvent.path;
const AT_ONCE = 10;

const number = (answer: Response, name: string) => Number(answer.headers[name]);
const countOf = (answers: Response[], status: number) =>
  answers.filter((answer) => answer.status === status).length;

async function repeat(times: number, call: () => PromiseLike<Response>): Promise<Response[]> {
  const answers: Response[] = [];
  while (answers.length < times) {
    const batch = Math.min(AT_ONCE, times - answers.length);
    answers.push(...(await Promise.all(Array.from({ length: batch }, call))));
  }
  return answers;
}

interface Counting {
  /** Why the tests cannot run here. */
  skipped?: string | undefined;
  /** How often the server went over from Redis to its own memory or back, so far. */
  changes?: () => number;
  /** What the tenant that spends all is given; the documented 600 unless something slower counts. */
  tenantBudget?: number;
}

/** The documented limits, against whatever counts them. */
export function testRateLimits(
  server: () => string,
  connection: Connection,
  { skipped, changes = () => 0, tenantBudget = 600 }: Counting = {},
): void {
  /**
   * Windows follow the clock or start with the first call: what straddles two of them proves nothing and is done
   * anew, and so is what a server on a busy machine did not count in Redis throughout.
   */
  async function withinOneWindow(spend: () => Promise<Response[]>): Promise<Response[]> {
    for (;;) {
      const before = changes();
      const answers = await spend();
      const ends = answers.map((answer) => number(answer, "x-ratelimit-reset"));
      const isOneCounter = before % 2 === 0 && changes() === before;
      if (isOneCounter && Math.max(...ends) - Math.min(...ends) <= 1) return answers;
    }
  }

  test("S000-64: 60 calls a minute without a token get their 401, the 61st from that address a 429", async ({
    skip,
  }) => {
    skip(skipped !== undefined, skipped);
    const answers = await withinOneWindow(() => {
      const api = caller(undefined, server());
      return repeat(61, () => api.post(path).send(newEvent()));
    });
    expect([countOf(answers, 401), countOf(answers, 429)]).toEqual([60, 1]);
    await caller(undefined, server()).post(path).send(newEvent()).expect(401);
  });

  test("S000-64, R 15: a publishable key gets 60 events in from one address, and no 61st", async ({
    skip,
  }) => {
    skip(skipped !== undefined, skipped);
    const { dsn } = await freshTenant(connection, { limits: {} });
    const answers = await withinOneWindow(() => {
      const api = caller(undefined, server());
      return repeat(61, () => api.post(path).set("x-dsn", dsn).send(newEvent()));
    });
    expect([countOf(answers, 201), countOf(answers, 429)]).toEqual([60, 1]);
  });

  test(`S000-65: a tenant gets ${tenantBudget} events in a minute and no more, another tenant is unaffected`, async ({
    skip,
  }) => {
    skip(skipped !== undefined, skipped);
    let headers: Record<string, string> = {};
    const api = caller(undefined, server());
    const answers = await withinOneWindow(async () => {
      const limits = tenantBudget === 600 ? {} : { "heatmap.write": tenantBudget };
      headers = (await freshTenant(connection, { limits })).as.writer;
      return repeat(tenantBudget + 1, () => api.post(path).set(headers).send(newEvent()));
    });
    expect([countOf(answers, 201), countOf(answers, 429)]).toEqual([tenantBudget, 1]);
    const other = await freshTenant(connection, { limits: {} });
    const answer = await api.post(path).set(other.as.writer).send(newEvent()).expect(201);
    expect(number(answer, "x-ratelimit-remaining")).toBe(599);
  }, 120_000);

  test("S000-66, S001-09: every answer tells limit, remaining and the end of the window, a 429 when to retry", async ({
    skip,
  }) => {
    skip(skipped !== undefined, skipped);
    const answers = await withinOneWindow(async () => {
      const { as } = await freshTenant(connection, { limits: { "heatmap.write": 2 } });
      const api = caller(undefined, server());
      const one = await api.post(path).set(as.writer).send(newEvent());
      const two = await api.post(path).set(as.writer).send({});
      return [one, two, await api.post(path).set(as.writer).send(newEvent())];
    });
    const now = Math.floor(Date.now() / 1000);
    expect(answers.map(({ status }) => status)).toEqual([201, 400, 429]);
    expect(answers.map((answer) => number(answer, "x-ratelimit-limit"))).toEqual([2, 2, 2]);
    expect(answers.map((answer) => number(answer, "x-ratelimit-remaining"))).toEqual([1, 0, 0]);
    for (const answer of answers) {
      expect(number(answer, "x-ratelimit-reset")).toBeGreaterThanOrEqual(now);
      expect(number(answer, "x-ratelimit-reset")).toBeLessThanOrEqual(now + 61);
    }
    expect(answers.map(({ headers }) => headers["retry-after"])).toEqual([
      undefined,
      undefined,
      expect.stringMatching(/^([1-9]|[1-5]\d|60)$/),
    ]);
  });

  test("S000-67: a 429 has the family's error body", async ({ skip }) => {
    skip(skipped !== undefined, skipped);
    const { as } = await freshTenant(connection, { limits: { "heatmap.write": 0 } });
    const answer = await caller(undefined, server()).post(path).set(as.writer).send(newEvent()).expect(429);
    expect(ErrorResponse.parse(answer.body)).toEqual({
      code: "RATE_LIMITED",
      message: expect.stringContaining("More than 0 requests in 60 seconds"),
      requestId: answer.headers["x-request-id"],
    });
  });
}
