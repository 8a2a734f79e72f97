import { connect } from "@titik/db";
import { afterAll, expect, inject, test } from "vitest";
import { runTileTraffic } from "./support/tile-traffic.ts";

const connection = connect(inject("databaseUrl"), { max: 10, lanes: 2, name: "titik-test" });
afterAll(() => connection.close());

const PATIENCE_MS = 120_000;

test(
  "statistics equal the raw events at every moment: while they are added, deleted, merged and rebuilt",
  async () => {
    const done = await runTileTraffic({ connection, seed: 20_261_122, comparisons: 24 });
    expect(done.merges).toBeGreaterThan(30);
    expect(done.rebuilds).toBeGreaterThan(1);
    expect(done.deleted).toBeGreaterThan(20);
    expect(done.seen).toBeGreaterThan(500);
  },
  PATIENCE_MS,
);
