import { connect } from "@titik/db";
import { afterAll, expect, inject, test } from "vitest";
import { runTileTraffic } from "../../packages/core/tests/support/tile-traffic.ts";

const connection = connect(inject("databaseUrl"), { max: 12, lanes: 2, name: "titik-test" });
afterAll(() => connection.close());

test.each([1, 2])("statistics equal the raw events at every moment, for longer: seed %i", async (seed) => {
  const done = await runTileTraffic({ connection, seed, comparisons: 60 });
  expect(done.rebuilds).toBeGreaterThan(2);
  expect(done.seen).toBeGreaterThan(2_000);
});
