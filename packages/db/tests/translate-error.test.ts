import { sql } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, describe, expect, inject, test } from "vitest";
import { connect, errorCode, translateDatabaseError } from "../src/index.ts";

const failing = (code: string) => Object.assign(new Error(`secret text of ${code}`), { code });

describe("an error of the database in the caller's terms", () => {
  test.each([
    ["ECONNREFUSED", "nobody listens"],
    ["ECONNRESET", "the connection broke"],
    ["ETIMEDOUT", "the network swallowed it"],
    ["EPIPE", "the connection broke while writing"],
    ["ENOENT", "the socket file is gone"],
    ["CONNECT_TIMEOUT", "it does not greet"],
    ["CONNECTION_CLOSED", "it hung up"],
    ["CONNECTION_DESTROYED", "the pool was ended"],
    ["08006", "connection failure"],
    ["53100", "disk full"],
    ["53200", "out of memory"],
    ["53300", "too many connections"],
    ["57014", "cancelled by the statement timeout"],
    ["57P01", "shutting down"],
    ["57P03", "starting up"],
    ["58030", "input/output error"],
  ])("%s (%s) is unavailable, with a time to come back", (code) => {
    const error = translateDatabaseError(new Error("query failed", { cause: failing(code) }));
    expect(error).toMatchObject({ kind: "unavailable", retryAfterSeconds: 5 });
    expect(error?.message).not.toMatch(/secret|query/);
  });

  test.each(["23505", "22P02", "42501", "42P01", "40001", "40P01", "55P03", "XX000"])(
    "%s is a fault of ours or the verb's business",
    (code) => {
      expect(translateDatabaseError(failing(code))).toBeNull();
    },
  );

  test.each([new Error("no code"), null, undefined, "ECONNREFUSED", { code: "53100" }])(
    "%j is none of the database's",
    (thrown) => {
      expect(translateDatabaseError(thrown)).toBeNull();
    },
  );

  test("the code is found however deep the cause", () => {
    const deep = new Error("a", { cause: new Error("b", { cause: failing("53100") }) });
    expect(errorCode(deep)).toBe("53100");
  });
});

describe("real failures", () => {
  test("a database that refuses connections is unavailable", async () => {
    const nowhere = connect("postgres://titik:x@127.0.0.1:1/titik", { max: 1 });
    afterAll(() => nowhere.close());
    const thrown = await nowhere.db.execute(sql`select 1`).catch((error: unknown) => error);
    expect(translateDatabaseError(thrown)).toMatchObject({ kind: "unavailable" });
  });

  test("a statement that is cancelled from outside is unavailable", async () => {
    const owner = postgres(inject("databaseUrl"), { max: 1 });
    const connection = connect(inject("databaseUrl"), { max: 1, name: "titik-cancelled" });
    afterAll(() => Promise.all([owner.end(), connection.close()]));
    const waiting = connection.db.execute(sql`select pg_sleep(60)`).catch((error: unknown) => error);
    let cancelled = false;
    while (!cancelled) {
      const rows = await owner`
        select pg_cancel_backend(pid) as done from pg_stat_activity
        where application_name = 'titik-cancelled' and state = 'active' and query like '%pg_sleep%'`;
      cancelled = rows[0]?.done === true;
    }
    expect(translateDatabaseError(await waiting)).toMatchObject({ kind: "unavailable" });
  });
});
