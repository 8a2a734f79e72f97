import { randomUUIDv7 } from "node:crypto";
import { accounts, accountTokens, connect } from "@titik/db";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { createSignInLink, redeemSignInLink, type Services } from "../src/index.ts";

const connection = connect(inject("databaseUrl"), { max: 4, name: "titik-test" });
afterAll(() => connection.close());

const accountId = randomUUIDv7();
let now = new Date("2026-11-21T08:00:00Z");
const services: Services = { db: connection.db, now: () => now };
const minutes = (count: number) => new Date(now.getTime() + count * 60_000);

beforeAll(() =>
  connection.db
    .insert(accounts)
    .values({ id: accountId, kind: "person", email: `${accountId}@test.invalid`, createdAt: now }),
);

test("a link signs its account in once", async () => {
  const token = await createSignInLink(services, accountId);
  expect(await redeemSignInLink(services, token)).toBe(accountId);
  expect(await redeemSignInLink(services, token)).toBeNull();
});

test("of twenty who use it at once, one is signed in", async () => {
  const token = await createSignInLink(services, accountId);
  const found = await Promise.all(Array.from({ length: 20 }, () => redeemSignInLink(services, token)));
  expect(found.filter((id) => id === accountId)).toHaveLength(1);
  expect(found.filter((id) => id === null)).toHaveLength(19);
});

test("a link lasts an hour", async () => {
  const early = await createSignInLink(services, accountId);
  const late = await createSignInLink(services, accountId);
  now = minutes(59);
  expect(await redeemSignInLink(services, early)).toBe(accountId);
  now = minutes(1);
  expect(await redeemSignInLink(services, late)).toBeNull();
});

test("a made-up token signs nobody in", async () => {
  for (const token of ["", "x", "a".repeat(32), "\u0000"])
    expect(await redeemSignInLink(services, token)).toBeNull();
});

test("the database keeps a hash, never the token", async () => {
  const token = await createSignInLink(services, accountId);
  const rows = await connection.db.select().from(accountTokens).where(eq(accountTokens.accountId, accountId));
  expect(rows.length).toBeGreaterThan(0);
  for (const { tokenHash } of rows) {
    expect(tokenHash).toHaveLength(32);
    expect(tokenHash.toString("utf8")).not.toContain(token.slice(0, 8));
  }
});
