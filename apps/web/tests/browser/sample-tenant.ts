import type { Connection } from "@titik/db";
import { createHeatmapBatch, type HeatmapEventInput } from "@titik/heatmap-schema";
import { expect } from "vitest";
import { baseUrl, freshTenant, newEvent } from "../support/stack.ts";

const DAY = 86_400_000;

/** Elements of the demo shop, each clicked at its point; CSS pixels at 1280 px. */
export const HERO = { selector: ".hero h1", x: 200, y: 290, box: { x: 56, y: 232, width: 544, height: 113 } };
const LOGO = { selector: ".head .logo", x: 110, y: 70, box: { x: 56, y: 56, width: 125, height: 35 } };

/** Forty clicks of this week, mostly on the headline; thirty of the week before, all on the logo; some scrolling. */
function sampleEvents(now: number): HeatmapEventInput[] {
  const at = (days: number, i: number) => new Date(now - days * DAY - i * 60_000).toISOString();
  const click = (target: typeof HERO, days: number, i: number) =>
    newEvent({
      ...target,
      page: "/demo",
      sessionId: `s${i % 7}`,
      ts: at(days, i),
      release: days > 7 || i < 5 ? "1.0" : "1.1",
      ...(i % 10 === 0 ? { rage: true } : {}),
    });
  const scroll = (i: number) =>
    newEvent({
      type: "scroll",
      page: "/demo",
      selector: "html",
      x: 0,
      y: 800 + 300 * i,
      scrollY: 300 * i,
      sessionId: `s${i}`,
      ts: at(1, 60 + i),
    });
  return [
    ...Array.from({ length: 40 }, (_, i) => click(i % 8 === 0 ? LOGO : HERO, 1, i)),
    ...Array.from({ length: 30 }, (_, i) => click(LOGO, 9, i)),
    ...Array.from({ length: 6 }, (_, i) => scroll(i)),
    newEvent({ page: "/demo/checkout", sessionId: "s1", ts: at(2, 1) }),
    newEvent({ page: "/demo", sessionId: "robot", ts: at(1, 2), bot: true }),
  ];
}

/** Stores events as the tenant's writer. */
export async function storeEvents(
  tenant: Awaited<ReturnType<typeof freshTenant>>,
  events: readonly HeatmapEventInput[],
): Promise<void> {
  const response = await fetch(baseUrl + createHeatmapBatch.path, {
    method: "POST",
    headers: { ...tenant.as.writer, "content-type": "application/json" },
    body: JSON.stringify(events),
  });
  expect(response.status).toBe(201);
}

/** A project with two weeks of visits to the demo shop. */
export async function sampleTenant(connection: Connection) {
  const tenant = await freshTenant(connection, { name: "Sample" });
  await storeEvents(tenant, sampleEvents(Date.now()));
  return tenant;
}
