import { connect } from "@titik/db";
import { sql } from "drizzle-orm";
import { afterAll, expect, inject, test } from "vitest";
import { serializeError } from "../../src/server/serialize-error.ts";

const connection = connect(inject("databaseUrl"), { max: 1 });
afterAll(() => connection.close());

const SECRET = `it's "se\`cret"\nparams: 4711`;
const caught = (work: PromiseLike<unknown>) =>
  Promise.resolve(work).then(
    () => expect.unreachable(),
    (error: unknown) => error,
  );

test("a value that PostgreSQL quotes back is left out, the code is kept", async () => {
  const error = await caught(connection.db.execute(sql`select ${SECRET}::uuid`));
  expect(String(error)).toContain("4711");
  const logged = serializeError(error);
  expect(JSON.stringify(logged)).not.toMatch(/se`cret|4711/);
  expect(logged).toMatchObject({
    message: "Failed query: select …",
    cause: { name: "PostgresError", code: "22P02", message: "invalid input syntax for type uuid: …" },
  });
});

test("a table and a constraint are named, the row is not", async () => {
  const tenantId = "01a1fd3a-0340-7800-8000-00000000beef";
  const error = await caught(
    connection.db.transaction(async (tx) => {
      await tx.execute(sql`create temporary table seen (id text primary key)`);
      await tx.execute(sql`insert into seen values (${tenantId}), (${tenantId})`);
    }),
  );
  const logged = serializeError(error);
  expect(JSON.stringify(logged)).not.toContain(tenantId);
  expect(logged.cause).toMatchObject({ code: "23505", subject: "seen.seen_pkey" });
});

test("what JSON.parse quotes is left out, and the frames stay", () => {
  const parse = () => JSON.parse("not JSON but 4711");
  const logged = serializeError(
    (() => {
      try {
        return parse();
      } catch (error) {
        return error;
      }
    })(),
  );
  expect(JSON.stringify(logged)).not.toContain("4711");
  expect(logged.stack).toMatch(/^ +at .*serialize-error\.test\.ts/m);
});

test("what is no error tells only its type", () => {
  expect(serializeError({ password: "4711" })).toEqual({
    name: "object",
    message: "not an error",
    stack: "",
  });
});
