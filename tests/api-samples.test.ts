import { glob } from "node:fs/promises";
import { ERROR_CODE, ERROR_STATUS, type ErrorKind, SPECIFIC_CODES } from "@titik/contract";
import { ErrorResponse, heatmapWebhooks, StoredEvent } from "@titik/heatmap-schema";
import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { allEndpoints, FAMILIES, mediaTypesOf, schemaOf } from "../scripts/api-docs/endpoints.ts";
import { ERROR_SAMPLES } from "../scripts/api-docs/errors.ts";
import { SHOWN, samplesOf } from "../scripts/api-docs/samples.ts";
import { WEBHOOK_SAMPLES, type WebhookEvent } from "../scripts/api-docs/webhook-samples.ts";
import { readText, root, section } from "./support/api-document.ts";

/** Whether what is answered is a file of events rather than a picture. */
const isEvents = (responses: Record<number, z.ZodType>, status: number) => {
  const answer = responses[status];
  return answer !== undefined && mediaTypesOf(answer).includes("application/x-ndjson");
};

describe("S000-79, S001-23: samples", () => {
  const samples = allEndpoints.flatMap((endpoint) =>
    samplesOf(endpoint, SHOWN).map((sample) => [sample.title, endpoint, sample] as const),
  );

  test.each(samples)("%s: what is sent and what is answered fit their schemas", (_, endpoint, sample) => {
    const input: { params?: z.ZodType; query?: z.ZodType; body?: z.ZodType } = endpoint.input;
    for (const part of ["params", "query", "body"] as const)
      if (sample[part] !== undefined) input[part]?.parse(sample[part]);
    const answer = schemaOf(endpoint, sample.status);
    if (answer) expect(answer.parse(sample.answer)).toEqual(sample.answer);
    else if (isEvents(endpoint.responses, sample.status))
      for (const line of String(sample.answer).trim().split("\n")) StoredEvent.parse(JSON.parse(line));
  });

  test("every endpoint that takes a body or an id shows how", () => {
    const silent = allEndpoints.filter(
      (endpoint) =>
        ("body" in endpoint.input || "params" in endpoint.input) && samplesOf(endpoint, SHOWN).length === 0,
    );
    expect(silent.map(({ id }) => id)).toEqual([]);
  });

  test("201, 200, 429 and 409 are shown with their bodies", () => {
    const part = section("curl and response samples (Contoh curl & respons)");
    expect([...part.matchAll(/^Answer: `(\d+)/gm)].map(([, status]) => status)).toEqual(
      expect.arrayContaining(["201", "200", "409"]),
    );
    expect(part).toContain("HTTP/1.1 429 Too Many Requests");
  });

  test.each(Object.keys(ERROR_STATUS) as ErrorKind[])(
    "the error %s is shown with a body of each family",
    (kind) => {
      expect(section("Errors (Kesalahan)")).toContain(`\`${ERROR_STATUS[kind]} `);
      for (const family of ["heatmap", "platform"] as const)
        expect(FAMILIES[family].error.parse(ERROR_SAMPLES[family](kind))).toEqual(
          ERROR_SAMPLES[family](kind),
        );
      expect(ErrorResponse.parse(ERROR_SAMPLES.heatmap(kind)).code).toMatch(/^[A-Z_]+$/);
    },
  );

  test.each(Object.keys(heatmapWebhooks) as WebhookEvent[])("the delivery of %s fits its schema", (event) => {
    expect(heatmapWebhooks[event].parse(WEBHOOK_SAMPLES[event])).toEqual(WEBHOOK_SAMPLES[event]);
    expect(section("Webhooks (Webhook)")).toContain(`### ${event}\n`);
  });
});

test("every error code that a verb uses is documented", async () => {
  const codes: string[] = [];
  for await (const path of glob("packages/core/src/**/*.ts", { cwd: root }))
    for (const [, code] of readText(path).matchAll(/\bcode: "([A-Z_]+)"/g)) codes.push(code ?? "");
  const documented: string[] = [...Object.values(ERROR_CODE), ...Object.keys(SPECIFIC_CODES)];
  expect(codes.length).toBeGreaterThan(0);
  expect(codes.filter((code) => !documented.includes(code))).toEqual([]);
});
