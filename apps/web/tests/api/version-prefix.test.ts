import { heatmapEndpoints, listHeatmapEvents } from "@titik/heatmap-schema";
import { beforeAll, describe, expect, test } from "vitest";
import { caller, freshTenant, newEvent, openDatabase } from "../support/stack.ts";

const connection = openDatabase();
const api = caller();
let tenant: Awaited<ReturnType<typeof freshTenant>>;
beforeAll(async () => {
  tenant = await freshTenant(connection);
});

const versioned = (path: string) => path.replace("/api/", "/api/v1/");

test("S000-58: an event stored under /api/v1 is read under both prefixes, byte for byte the same", async () => {
  const event = newEvent();
  await api.post(versioned("/api/analytics/heatmap")).set(tenant.as.writer).send(event).expect(201);
  await api.post("/api/analytics/heatmap/events").set(tenant.as.writer).send(event).expect(200);
  const plain = await api.get(listHeatmapEvents.path).set(tenant.as.reader).expect(200);
  const prefixed = await api
    .get(versioned(listHeatmapEvents.path))
    .query({})
    .set(tenant.as.reader)
    .expect(200);
  expect(prefixed.text).toBe(plain.text);
  expect(plain.body.data).toHaveLength(1);
});

describe("S000-58: every route answers the same under both prefixes", () => {
  test.each(heatmapEndpoints.map((endpoint) => [endpoint.id, endpoint] as const))(
    "%s",
    async (_id, endpoint) => {
      const send = (path: string) => {
        const concrete = path.replace(":id", "1");
        if (endpoint.method === "GET") return api.get(concrete).query({ from: "x" }).set(tenant.as.admin);
        if (endpoint.method === "DELETE") return api.delete(concrete).set(tenant.as.admin);
        return api.post(concrete).set(tenant.as.admin).send({});
      };
      const [plain, prefixed] = [await send(endpoint.path), await send(versioned(endpoint.path))];
      expect(prefixed.status).toBe(plain.status);
      expect({ ...prefixed.body, requestId: "" }).toEqual({ ...plain.body, requestId: "" });
      // What takes no input has none to refuse.
      expect(plain.status).toBe(Object.keys(endpoint.input).length === 0 ? 200 : 400);
    },
  );
});

test("S000-59: every path is made of nouns", () => {
  const segments = new Set(heatmapEndpoints.flatMap(({ path }) => path.split("/").slice(2)));
  expect([...segments].sort()).toEqual(
    [
      ":id",
      "analytics",
      "attention",
      "bulk",
      "download",
      "elements",
      "events",
      "export",
      "exports",
      "heatmap",
      "outlines",
      "overview",
      "pages",
      "points",
      "snapshots",
      "stats",
      "versions",
    ].sort(),
  );
});
