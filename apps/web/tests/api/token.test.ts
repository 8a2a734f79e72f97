import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createHeatmapEvent, getHeatmapStats } from "@titik/heatmap-schema";
import { decodeJwt } from "jose";
import { afterAll, describe, expect, inject, test } from "vitest";
import { z } from "zod";
import { issueToken } from "../../../../scripts/access/issue-token.ts";
import { writeRunFile } from "../../../../scripts/start/run-file.ts";
import { authSecret, baseUrl, caller, freshTenant, newEvent, openDatabase } from "../support/stack.ts";

const connection = openDatabase();
const databaseUrl = inject("databaseUrl");
const repository = resolve(import.meta.dirname, "../../../..");
const folder = mkdtempSync(join(tmpdir(), "titik-token-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const Access = z.strictObject({
  token: z.string(),
  tenantId: z.uuid(),
  dsn: z.uuid(),
  baseUrl: z.url(),
});

type Output = { code: number | string; stdout: string; stderr: string };

/** Runs the command behind `npm run token` with these arguments. */
function token(args: string[], env: Record<string, string>): Promise<Output> {
  const { NODE_ENV, NODE_OPTIONS, NODE_COMPILE_CACHE, PATH } = process.env;
  const plain = { NODE_ENV, NODE_OPTIONS, NODE_COMPILE_CACHE, PATH, TITIK_DATA_DIR: folder };
  return new Promise((done) => {
    execFile(
      process.execPath,
      ["scripts/token.ts", ...args],
      { cwd: repository, env: { ...plain, ...env } },
      (error, stdout, stderr) => done({ code: error?.code ?? 0, stdout, stderr }),
    );
  });
}

const as = ({ token, tenantId }: z.infer<typeof Access>) => ({
  authorization: `Bearer ${token}`,
  "x-tenant-id": tenantId,
});

describe("npm run token", () => {
  test("prints one line of JSON whose token stores an event", async () => {
    const tenant = await freshTenant(connection);
    writeRunFile(folder, { databaseUrl, authSecret, baseUrl, port: 4711 });
    const { code, stdout } = await token(["--project", tenant.tenantId], { PORT: "4711" });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^[^\n]+\n$/);
    const access = Access.parse(JSON.parse(stdout));
    expect(access).toMatchObject({ tenantId: tenant.tenantId, dsn: tenant.dsn, baseUrl });
    const { exp = 0, iat = 0 } = decodeJwt(access.token);
    expect(exp - iat).toBe(86_400);
    await caller().post(createHeatmapEvent.path).set(as(access)).send(newEvent()).expect(201);
  });

  test("--shell prints assignments that a shell can take over", async () => {
    const tenant = await freshTenant(connection);
    const { stdout } = await token(["--project", tenant.tenantId, "--shell"], {
      DATABASE_URL: databaseUrl,
      AUTH_SECRET: authSecret,
      PUBLIC_URL: baseUrl,
    });
    expect(stdout).toMatch(
      new RegExp(
        `^TOKEN='[\\w.-]+' TENANT='${tenant.tenantId}' DSN='${tenant.dsn}' BASE_URL='${baseUrl}'\n$`,
      ),
    );
  });

  test("without a running server it says so on stderr, with exit code 1", async () => {
    expect(await token(["--project", "demo"], { PORT: "4712" })).toEqual({
      code: 1,
      stdout: "",
      stderr: "Titik does not run on port 4712: start it with npm start, then try again.\n",
    });
  });

  test("an unknown role is one sentence", async () => {
    const { code, stdout, stderr } = await token(["--project", "demo", "--role", "owner"], {});
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(/^Usage: [^\n]+\n$/);
  });
});

describe("the project of a token", () => {
  const server = { databaseUrl, authSecret, baseUrl };

  test("is found by its name in any case, with the role that is asked for and no more", async () => {
    const name = `Shop ${randomUUID()}`;
    const tenant = await freshTenant(connection, { name });
    const access = await issueToken(server, { project: ` ${name.toUpperCase()} `, role: "reader" });
    expect(access.tenantId).toBe(tenant.tenantId);
    await caller().get(getHeatmapStats.path).set(as(access)).expect(200);
    await caller().post(createHeatmapEvent.path).set(as(access)).send(newEvent()).expect(403);
  });

  test("that nobody knows is one sentence which names others", async () => {
    await freshTenant(connection);
    const unknown = { project: "Nobody's", role: "reader" } as const;
    await expect(issueToken(server, unknown)).rejects.toThrow(
      /^No project is called "Nobody's"; there .*\.$/,
    );
  });

  test("that shares its name with another asks for the id", async () => {
    const name = `Twin ${randomUUID()}`;
    const tenant = await freshTenant(connection, { name });
    await freshTenant(connection, { name });
    await expect(issueToken(server, { project: name, role: "reader" })).rejects.toThrow(/^More than one/);
    expect((await issueToken(server, { project: tenant.tenantId, role: "reader" })).dsn).toBe(tenant.dsn);
  });

  test("in a database that cannot be reached is one sentence without its password", async () => {
    const nowhere = { ...server, databaseUrl: "postgres://titik:hunter2@127.0.0.1:1/titik" };
    await expect(issueToken(nowhere, { project: "demo", role: "reader" })).rejects.toThrow(
      /^The database at 127\.0\.0\.1:1 does not let us in \(ECONNREFUSED\)\.$/,
    );
  });
});
