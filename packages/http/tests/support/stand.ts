import { AppError, endpoint } from "@titik/contract";
import { z } from "zod";
import { type Answer, type Call, createServe, type Kit, readBody } from "../../src/index.ts";

export const TENANT = "0190a000-0000-7000-8000-000000000001";
export const OTHER_TENANT = "0190a000-0000-7000-8000-000000000002";
export const WEBHOOK = "0190a000-0000-7000-8000-00000000000a";
export const NOW = Date.parse("2026-11-21T08:00:00.000Z");

const base = { family: "heatmap", auth: "ingest", tenant: "header", role: "writer" } as const;

export const write = endpoint({
  ...base,
  id: "test.write",
  method: "POST",
  path: "/test",
  summary: "Write",
  limit: "heatmap.write",
  idempotency: "optional",
  input: { body: z.object({ name: z.string() }) },
  responses: { 201: z.object({ name: z.string() }) },
});

export const read = endpoint({
  ...base,
  id: "test.read",
  method: "GET",
  path: "/test/:id",
  summary: "Read",
  auth: "bearer",
  role: "reader",
  limit: "heatmap.read",
  idempotency: "none",
  input: {
    params: z.object({ id: z.coerce.number().int() }),
    query: z.object({ top: z.string().optional() }),
  },
  responses: { 200: z.object({ id: z.number() }) },
});

/** A route whose path names the tenant. */
export const readByPath = endpoint({
  ...base,
  id: "test.read-by-path",
  family: "platform",
  method: "GET",
  path: "/test/:id",
  summary: "Read by path",
  auth: "bearer",
  tenant: "path",
  role: "reader",
  limit: "project",
  idempotency: "none",
  input: {},
  responses: { 200: z.object({}) },
});

/** A route whose path names something of a tenant. */
export const readByResource = endpoint({
  ...base,
  id: "test.read-by-resource",
  family: "platform",
  method: "GET",
  path: "/test/:webhookId",
  summary: "Read by resource",
  auth: "bearer",
  tenant: "resource",
  resource: "webhook",
  role: "writer",
  limit: "project",
  idempotency: "none",
  input: {},
  responses: { 200: z.object({}) },
});

/** A route about the account that calls. */
export const readOwn = endpoint({
  family: "platform",
  auth: "bearer",
  tenant: "none",
  role: "none",
  limit: "account",
  id: "test.read-own",
  method: "GET",
  path: "/own",
  summary: "Read one's own",
  idempotency: "none",
  input: {},
  responses: { 200: z.object({}) },
});

type Changes = Partial<Omit<Call, "headers" | "query" | "readBody">> & {
  headers?: Record<string, string>;
  query?: string;
  body?: string | Uint8Array;
};

/** A good call of a writer; `changes` spoil it. A header of the empty text is left out. */
export function callOf({ headers = {}, query = "", body = '{"name":"a"}', ...changes }: Changes = {}): Call {
  const sent = new Headers();
  const all = {
    authorization: "Bearer writer",
    "x-tenant-id": TENANT,
    "content-type": "application/json",
    ...headers,
  };
  for (const [name, value] of Object.entries(all)) if (value !== "") sent.set(name, value);
  return {
    method: "POST",
    path: "/test",
    params: {},
    query: new URLSearchParams(query),
    headers: sent,
    clientAddress: "192.0.2.7",
    requestId: "request-1",
    readBody: (maxBytes) => readBody(chunksOf(body), sent.get("content-encoding"), maxBytes),
    answerHeaders: new Map(),
    trace: { tenantId: null, items: null },
    ...changes,
  };
}

export async function* chunksOf(body: string | Uint8Array, size = 1000): AsyncGenerator<Uint8Array> {
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

type Services = { clock: string };

/** A kit that notes what it is asked, in order. Bearer tokens are the names of roles; `replace` changes parts. */
export function stand(replace: Partial<Kit<Services>> = {}) {
  const asked: string[] = [];
  const observed: Parameters<Kit<Services>["observe"]>[0][] = [];
  const faults: unknown[] = [];
  const roles = { reader: "reader", writer: "writer", admin: "admin" } as const;
  const kit: Kit<Services> = {
    authenticate: async (call, acceptsKey) => {
      asked.push("authenticate");
      if (acceptsKey && call.headers.get("x-dsn"))
        return { kind: "key", dsn: "d", tenantId: TENANT, origins: [], limits: {} };
      const token = /^Bearer (\w+)$/.exec(call.headers.get("authorization") ?? "")?.[1];
      if (token) return { kind: "account", accountId: token, via: "bearer" };
      return call.headers.get("cookie") ? { kind: "account", accountId: "writer", via: "cookie" } : null;
    },
    findMembership: async (accountId, tenantId) => {
      asked.push("findMembership");
      const role = Object.values(roles).find((name) => name === accountId);
      return role && tenantId === TENANT ? { role, limits: {} } : null;
    },
    findResourceTenant: async ({ id, within }) => {
      asked.push(`findResourceTenant ${within ?? "all"}`);
      return id === WEBHOOK && (within === null || within === TENANT) ? TENANT : null;
    },
    takeToken: async ({ bucket, subject, limit }) => {
      asked.push(`takeToken ${bucket} ${subject}`);
      return { allowed: true, remaining: limit.requests - 1, resetAt: NOW + 42_500 };
    },
    observe: (observation) => observed.push(observation),
    reportFault: (_call, error) => faults.push(error),
    translateError: (error) =>
      error instanceof Error && error.message === "database down"
        ? new AppError("unavailable", "Try again.", { retryAfterSeconds: 5 })
        : null,
    now: () => NOW,
    services: { clock: "handed in" },
    ...replace,
  };
  return { ...createServe(kit), asked, observed, faults };
}

export const bodyOf = ({ body }: Answer): Record<string, unknown> => {
  if (typeof body !== "string") throw new Error("this answer is text");
  return JSON.parse(body);
};
