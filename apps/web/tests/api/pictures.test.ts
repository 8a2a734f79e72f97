import { randomUUID } from "node:crypto";
import { gzipSync } from "node:zlib";
import { deleteExpiredPictures } from "@titik/core";
import { auditLog, pagePictures, withTenant } from "@titik/db";
import type { Picture, Snapshot } from "@titik/heatmap-schema";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { caller, freshTenant, openDatabase } from "../support/stack.ts";

const connection = openDatabase();
const api = caller();
let tenant: Awaited<ReturnType<typeof freshTenant>>;
let other: Awaited<ReturnType<typeof freshTenant>>;
beforeAll(async () => {
  tenant = await freshTenant(connection);
  other = await freshTenant(connection);
});

/** One grey pixel. */
const PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==";
const newSnapshot = (changes: Partial<Snapshot> = {}): Snapshot => ({
  page: `/page-${randomUUID()}`,
  vw: 1280,
  height: 2400,
  html: "<!doctype html><title>x</title><h1 onclick=alert(1)>xxx</h1><script>alert(1)</script>",
  ...changes,
});

/** As the tracker sends it: without credentials, as text, which needs no preflight. */
const send = (snapshot: unknown, dsn = tenant.dsn) =>
  api
    .post(`/api/outlines?dsn=${dsn}`)
    .set("content-type", "text/plain;charset=UTF-8")
    .send(JSON.stringify(snapshot));
const wanted = async ({ page, vw, release }: Snapshot) => {
  const query = new URLSearchParams({ page, vw: String(vw), dsn: tenant.dsn, ...(release && { release }) });
  const answer = await api.get(`/api/outlines?${query}`).expect(200);
  expect(answer.headers["access-control-allow-origin"]).toBe("*");
  return answer.body.wanted;
};
const pictures = (headers = tenant.as.admin) => {
  const base = `/api/projects/${tenant.tenantId}/pictures`;
  return {
    list: (page: string) => api.get(base).query({ page }).set(headers),
    upload: (data: string, page = "/shop") =>
      api.post(base).set(headers).send({ page, band: "desktop", data }),
    content: (id: string) => api.get(`${base}/${id}/content`).set(headers),
    change: (id: string, state: string) => api.patch(`${base}/${id}`).set(headers).send({ state }),
    drop: (id: string) => api.delete(`${base}/${id}`).set(headers),
  };
};
async function stored(changes: Partial<Snapshot> = {}): Promise<Picture> {
  const snapshot = newSnapshot(changes);
  await send(snapshot).expect(201, { stored: true });
  const { body } = await pictures().list(snapshot.page).expect(200);
  return body.data[0];
}

describe("a snapshot", () => {
  test("is asked of one visitor at a time, for each release and range of widths, until there is one", async () => {
    const desktop = newSnapshot({ release: "1" });
    expect([await wanted(desktop), await wanted(desktop)]).toEqual([true, false]);
    expect(await wanted({ ...desktop, vw: 390 })).toBe(true);
    expect(await wanted({ ...desktop, release: "2" })).toBe(true);
    const phone = newSnapshot({ vw: 390, release: "1" });
    await send(phone).expect(201, { stored: true });
    expect(await wanted(phone)).toBe(false);
    await send({ ...phone, html: "<p>later" }).expect(200, { stored: false });
  });

  test("is shown cleaned, as a document of its own that may do nothing", async () => {
    const { id, contentUrl, ...picture } = await stored();
    expect(picture).toMatchObject({
      kind: "snapshot",
      band: "desktop",
      release: null,
      state: "shown",
      width: 1280,
    });
    const answer = await pictures(tenant.as.reader).content(id).expect(200);
    expect(contentUrl).toBe(`/api/projects/${tenant.tenantId}/pictures/${id}/content`);
    expect(answer.text).toContain("<h1>xxx</h1>");
    expect(answer.text).not.toMatch(/script|onclick|alert/);
    expect(answer.headers).toMatchObject({
      "content-type": "text/html; charset=utf-8",
      "content-security-policy":
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; sandbox allow-same-origin",
      "x-content-type-options": "nosniff",
      "cache-control": "private, max-age=300",
    });
  });

  test("of more than 512 KiB, and a bomb that inflates to more, is refused", async () => {
    await send(newSnapshot({ html: "é".repeat(300_000) })).expect(400);
    await send(newSnapshot({ html: "x".repeat(524_289) })).expect(400);
    const bomb = gzipSync(JSON.stringify(newSnapshot({ html: "x".repeat(60_000_000) })));
    expect(bomb.length).toBeLessThan(100_000);
    await api
      .post(`/api/outlines?dsn=${tenant.dsn}`)
      .set({ "content-type": "text/plain", "content-encoding": "gzip" })
      .serialize((body) => body)
      .send(bomb)
      .expect(400);
  });

  test("in gzip is taken", async () => {
    await api
      .post(`/api/outlines?dsn=${tenant.dsn}`)
      .set({ "content-type": "text/plain", "content-encoding": "gzip" })
      .serialize((body) => body)
      .send(gzipSync(JSON.stringify(newSnapshot())))
      .expect(201);
  });

  test("that nests too deep is refused and nothing stored", async () => {
    const snapshot = newSnapshot({ html: "<div>".repeat(10_000) });
    const { body } = await send(snapshot).expect(422);
    expect(body.code).toBe("UNPROCESSABLE_ENTITY");
    expect((await pictures().list(snapshot.page)).body.data).toEqual([]);
  });

  test("counts as no event: what is refused of it does not stand among received events", async () => {
    await send({ page: "no path" }, other.dsn).expect(400);
    const { body } = await api.get("/api/analytics/heatmap/overview").set(other.as.reader).expect(200);
    expect(body.received.total).toBe(0);
  });

  test("of another project is neither listed nor shown", async () => {
    const { id, page } = await stored();
    await api.get(`/api/projects/${other.tenantId}/pictures/${id}/content`).set(other.as.admin).expect(404);
    const listed = await api
      .get(`/api/projects/${other.tenantId}/pictures`)
      .query({ page })
      .set(other.as.admin);
    expect(listed.body.data).toEqual([]);
    await pictures(other.as.admin).content(id).expect(403);
  });

  test("goes when the project's events of its time have gone; a pinned one stays", async () => {
    const [old, pinned] = [await stored(), await stored()];
    await pictures().change(pinned.id, "pinned").expect(200);
    const inTwoYears = () => new Date(Date.now() + 730 * 86_400_000);
    // Rows of this tenant alone, in a transaction that is undone: other suites use the same clock and database.
    const undone = new Error("undone");
    const left: string[] = [];
    await withTenant(connection.db, tenant.tenantId, async (tx) => {
      await deleteExpiredPictures(tx, tenant.tenantId, inTwoYears());
      left.push(...(await tx.select({ id: pagePictures.id }).from(pagePictures)).map(({ id }) => id));
      throw undone;
    }).catch((error: unknown) => expect(error).toBe(undone));
    expect(left).toContain(pinned.id);
    expect(left).not.toContain(old.id);
  });
});

describe("an admin", () => {
  test("rejects a snapshot: its content is gone at once, and none like it is asked for or taken", async () => {
    const { id, page } = await stored({ release: "7" });
    const answer = await pictures().change(id, "rejected").expect(200);
    expect(answer.body).toMatchObject({ state: "rejected", contentUrl: null });
    await pictures().content(id).expect(404);
    expect(await wanted(newSnapshot({ page, release: "7" }))).toBe(false);
    await send(newSnapshot({ page, release: "7" })).expect(200, { stored: false });
    await pictures().change(id, "shown").expect(409);
    const [row] = await withTenant(connection.db, tenant.tenantId, (tx) =>
      tx.select({ body: pagePictures.body }).from(pagePictures).where(eq(pagePictures.id, id)),
    );
    expect(row?.body).toBeNull();
  });

  test("pins one: later ones do not take its place", async () => {
    const { id, page } = await stored();
    await pictures().change(id, "pinned").expect(200);
    await send(newSnapshot({ page })).expect(200, { stored: false });
    expect((await pictures().list(page)).body.data).toMatchObject([{ id, state: "pinned" }]);
  });

  test("deletes one: it is asked for anew at once", async () => {
    const snapshot = newSnapshot();
    await send(snapshot).expect(201);
    expect(await wanted(snapshot)).toBe(false);
    const { body } = await pictures().list(snapshot.page);
    await pictures().drop(body.data[0].id).expect(200);
    expect(await wanted(snapshot)).toBe(true);
    await pictures().drop(body.data[0].id).expect(404);
  });

  test("uploads an image, known by its bytes, and replaces it; anything else is refused", async () => {
    const first = await pictures().upload(PIXEL).expect(201);
    expect(first.body).toMatchObject({ kind: "image", width: 1, height: 1, release: null });
    const second = await pictures().upload(PIXEL).expect(201);
    await pictures().content(first.body.id).expect(404);
    const shown = await pictures().content(second.body.id).expect(200);
    expect(shown.headers["content-type"]).toBe("image/png");
    expect(Buffer.from(shown.body).equals(Buffer.from(PIXEL, "base64"))).toBe(true);
    for (const hostile of [`<svg onload="alert(1)"/>`, "<script>alert(1)</script>", "GIF89a"])
      await pictures().upload(Buffer.from(hostile).toString("base64")).expect(422);
    await pictures().upload("not base64!").expect(400);
  });

  test("leaves a line in the audit log for each of these", async () => {
    const lines = await withTenant(connection.db, tenant.tenantId, (tx) =>
      tx.select({ action: auditLog.action }).from(auditLog),
    );
    expect(new Set(lines.map(({ action }) => action))).toEqual(
      new Set(["picture.rejected", "picture.pinned", "picture.deleted", "picture.uploaded"]),
    );
  });
});
