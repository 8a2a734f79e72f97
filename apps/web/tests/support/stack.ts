import { randomInt, randomUUIDv7 } from "node:crypto";
import { Agent } from "node:http";
import { signToken } from "@titik/core";
import { type Connection, connect, heatmapEvents, withTenant } from "@titik/db";
import { createTenant, type TestTenant } from "@titik/db/testing";
import type { HeatmapEventInput } from "@titik/heatmap-schema";
import { eq } from "drizzle-orm";
import supertest, { type Test } from "supertest";
import { afterAll, inject } from "vitest";

export const baseUrl = inject("baseUrl");
export const authSecret = inject("authSecret");

/** The throwaway database as the app's role; closed when the suite ends. */
export function openDatabase(): Connection {
  const connection = connect(inject("databaseUrl"), { max: 4, name: "titik-test" });
  afterAll(() => connection.close());
  return connection;
}

/** An address of this suite's own, so that no other suite spends its public budget. */
export const ownAddress = () => `127.${randomInt(1, 255)}.${randomInt(1, 255)}.${randomInt(2, 255)}`;

/** Requests from one client address to the running server, or to another one. */
export function caller(address = ownAddress(), server = baseUrl) {
  const agent = new Agent({ localAddress: address, keepAlive: false });
  const client = supertest(server);
  return {
    address,
    baseUrl: server,
    get: (path: string): Test => client.get(path).agent(agent) as Test,
    post: (path: string): Test => client.post(path).agent(agent) as Test,
    put: (path: string): Test => client.put(path).agent(agent) as Test,
    patch: (path: string): Test => client.patch(path).agent(agent) as Test,
    delete: (path: string): Test => client.delete(path).agent(agent) as Test,
  };
}

export type Role = keyof TestTenant["accounts"];

export const bearerFor = async (accountId: string, seconds = 600) =>
  `Bearer ${await signToken(authSecret, accountId, "api", new Date(), seconds)}`;

/** A fresh tenant with the headers of each of its roles. */
export async function freshTenant(connection: Connection, options: Parameters<typeof createTenant>[1] = {}) {
  const tenant = await createTenant(connection.db, options);
  const headers = async (role: Role) => ({
    authorization: await bearerFor(tenant.accounts[role]),
    "x-tenant-id": tenant.tenantId,
  });
  return {
    ...tenant,
    as: { reader: await headers("reader"), writer: await headers("writer"), admin: await headers("admin") },
  };
}

/** The rows that a tenant has under an event's id. */
export const storedEvents = ({ db }: Connection, tenantId: string, eventId: string) =>
  withTenant(db, tenantId, (tx) => tx.select().from(heatmapEvents).where(eq(heatmapEvents.eventId, eventId)));

/** A valid event of now; `changes` replace or add fields. */
export const newEvent = (changes: Partial<HeatmapEventInput> = {}): HeatmapEventInput => ({
  eventId: randomUUIDv7(),
  type: "click",
  page: "/pricing",
  selector: "#buy",
  x: 640,
  y: 320,
  vw: 1280,
  vh: 720,
  sessionId: "session-1",
  ts: new Date().toISOString(),
  ...changes,
});
