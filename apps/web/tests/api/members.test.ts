import { randomUUID } from "node:crypto";
import { MemberList, Role } from "@titik/contract";
import { mails } from "@titik/db";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { caller, freshTenant, openDatabase } from "../support/stack.ts";

const connection = openDatabase();
const api = caller();
type Tenant = Awaited<ReturnType<typeof freshTenant>>;
let tenant: Tenant;
let path: string;
beforeAll(async () => {
  tenant = await freshTenant(connection);
  path = `/api/projects/${tenant.tenantId}/members`;
});

const newAddress = () => `${randomUUID()}@people.example`;
const membersOf = async ({ tenantId, as }: Tenant) =>
  MemberList.parse((await api.get(`/api/projects/${tenantId}/members`).set(as.admin).expect(200)).body);
const memberOf = async (of: Tenant, role: keyof Tenant["accounts"]) => {
  const found = (await membersOf(of)).find(({ user }) => user.id === of.accounts[role]);
  if (found === undefined) throw new Error(`${role} is a member`);
  return { ...found, path: `/api/projects/${of.tenantId}/members/${found.id}` };
};

test("S004-13: members are a bare array of id, role and user with id and email", async () => {
  const { body } = await api.get(path).set(tenant.as.reader).expect(200);
  expect(Object.keys(body[0])).toEqual(["id", "role", "user"]);
  expect(Object.keys(body[0].user)).toEqual(["id", "email"]);
  expect(body.map(({ role }: { role: string }) => role).sort()).toEqual(["admin", "reader", "writer"]);
});

describe("adding a member", () => {
  test("S004-14: a known address is added with the role as given, in whatever case it is written", async () => {
    const other = await freshTenant(connection);
    const { user } = await memberOf(other, "writer");
    const email = user.email.toUpperCase();
    const { body } = await api.post(path).set(tenant.as.admin).send({ email, role: "member" }).expect(201);
    expect(body).toEqual({ id: expect.any(String), role: "member", user });
    expect(await membersOf(tenant)).toContainEqual(body);
    await api.get(path).set({ authorization: other.as.writer.authorization }).expect(200);
  });

  test("S004-15, R 42: an unknown address becomes an invited account, and gets a mail", async () => {
    const email = newAddress();
    const { body } = await api.post(path).set(tenant.as.admin).send({ email, role: "reader" }).expect(201);
    expect(body.user.email).toBe(email);
    const queued = await connection.db
      .select({ kind: mails.kind })
      .from(mails)
      .where(eq(mails.recipient, email));
    expect(queued).toEqual([{ kind: "invite" }]);
  });

  test("S004-15: twice is a 409, and no second mail", async () => {
    const email = newAddress();
    const add = () => api.post(path).set(tenant.as.admin).send({ email, role: "member" });
    const answers = await Promise.all([add(), add(), add()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    const queued = await connection.db.select().from(mails).where(eq(mails.recipient, email));
    expect(queued).toHaveLength(1);
  });

  test.each([
    {},
    { email: "nobody", role: "member" },
    { email: "a@b.example" },
    { email: "a@b.example", role: "owner" },
    { email: "a@b.example\r\nBcc: c@d.example", role: "member" },
    { email: "nobody@service.invalid", role: "member" },
  ])("S004-15: %j is a 400", async (body) => {
    const answer = await api.post(path).set(tenant.as.admin).send(body).expect(400);
    expect(Object.keys(answer.body)).toEqual(["error"]);
  });

  test.each(Role.options)("S004-20, R 19: the role %s is accepted and echoed as it is", async (role) => {
    const email = newAddress();
    const { body } = await api.post(path).set(tenant.as.admin).send({ email, role }).expect(201);
    expect(body.role).toBe(role);
    expect((await membersOf(tenant)).find(({ id }) => id === body.id)?.role).toBe(role);
  });
});

describe("changing and removing a member", () => {
  test("S004-16: a new role is echoed, and holds from the next call on", async () => {
    const own = await freshTenant(connection);
    const { path: reader, ...before } = await memberOf(own, "reader");
    const { body } = await api.patch(reader).set(own.as.admin).send({ role: "admin" }).expect(200);
    expect(body).toEqual({ ...before, role: "admin" });
    await api.get(`/api/projects/${own.tenantId}/audit`).set(own.as.reader).expect(200);
  });

  test.each([{}, { role: "owner" }, { role: null }])("S004-17: %j is a 400", async (body) => {
    const { path: reader } = await memberOf(tenant, "reader");
    await api.patch(reader).set(tenant.as.admin).send(body).expect(400);
  });

  test("S004-18: a removed member has no rights any more", async () => {
    const own = await freshTenant(connection);
    const { path: writer } = await memberOf(own, "writer");
    const { body } = await api.delete(writer).set(own.as.admin).expect(200);
    expect(body).toEqual({ success: true });
    await api.get(`/api/projects/${own.tenantId}/members`).set(own.as.writer).expect(403);
    await api.delete(writer).set(own.as.admin).expect(404);
  });

  test("S004-17, S004-19, R 43: the last admin is neither demoted (400) nor removed (403)", async () => {
    const own = await freshTenant(connection);
    const { path: admin } = await memberOf(own, "admin");
    const demoted = await api.patch(admin).set(own.as.admin).send({ role: "member" }).expect(400);
    const removed = await api.delete(admin).set(own.as.admin).expect(403);
    expect([demoted.body, removed.body]).toEqual([
      { error: "The last admin of a project cannot be demoted." },
      { error: "The last admin of a project cannot be removed." },
    ]);
    await api.patch(admin).set(own.as.admin).send({ role: "admin" }).expect(200);
  });

  test("R 43: of two admins who remove each other at once, one stays", async () => {
    for (let round = 0; round < 5; round += 1) {
      const own = await freshTenant(connection);
      const second = await memberOf(own, "writer");
      await api.patch(second.path).set(own.as.admin).send({ role: "admin" }).expect(200);
      const first = await memberOf(own, "admin");
      await Promise.all([
        api.delete(second.path).set(own.as.admin),
        api.delete(first.path).set(own.as.writer),
      ]);
      const seen = await Promise.all([membersAs(own, "admin"), membersAs(own, "writer")]);
      expect(seen.flat().filter(({ role }) => role === "admin")).toHaveLength(1);
    }
  });

  test("a member of another project is a 404, whoever asks", async () => {
    const other = await freshTenant(connection);
    const { id } = await memberOf(other, "reader");
    await api.patch(`${path}/${id}`).set(tenant.as.admin).send({ role: "admin" }).expect(404);
    await api.delete(`${path}/${id}`).set(tenant.as.admin).expect(404);
    expect((await memberOf(other, "reader")).role).toBe("reader");
  });
});

/** What one of the two still sees; nothing once it was removed. */
async function membersAs(of: Tenant, role: "admin" | "writer") {
  const { status, body } = await api.get(`/api/projects/${of.tenantId}/members`).set(of.as[role]);
  return status === 200 ? MemberList.parse(body) : [];
}
