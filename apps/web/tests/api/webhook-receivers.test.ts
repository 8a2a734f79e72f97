import { execFileSync, spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freePort } from "../../../../scripts/test/stack.ts";
import { caller, freshTenant, openDatabase } from "../support/stack.ts";

const web = resolve(import.meta.dirname, "../..");
const document = readFileSync(resolve(web, "../../docs/webhooks.md"), "utf8");
const connection = openDatabase();
const api = caller();
let tenant: Awaited<ReturnType<typeof freshTenant>>;
let folder: string;
beforeAll(async () => {
  tenant = await freshTenant(connection);
  folder = mkdtempSync(join(tmpdir(), "titik-receiver-"));
  symlinkSync(join(web, "node_modules"), join(folder, "node_modules"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The sample as a reader finds it. */
function sample(name: string): string {
  const found = new RegExp(`<!-- tested: ${name} -->\n\`\`\`\\w+\n([\\s\\S]*?)\`\`\``).exec(document)?.[1];
  if (found === undefined) throw new Error(`docs/webhooks.md has no sample "${name}"`);
  return found;
}

/** Runs a sample as its own program with the secret of a new endpoint that leads to it. */
async function runSample(name: string) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/hook`;
  const list = `/api/projects/${tenant.tenantId}/webhooks`;
  const { body } = await api.post(list).set(tenant.as.admin).send({ url, eventType: "error" }).expect(201);
  const file = join(folder, `${name}.mjs`);
  writeFileSync(file, sample(name));
  const environment = { ...process.env, PORT: String(port), WEBHOOK_SECRET: body.secret };
  const child = spawn(process.execPath, [file], { env: environment, stdio: ["ignore", "pipe", "inherit"] });
  const printed: string[] = [];
  child.stdout.on("data", (chunk: Buffer) => printed.push(chunk.toString()));
  const knock = () => fetch(url, { method: "POST", body: "{}" });
  await expect
    .poll(
      () =>
        knock()
          .then(({ status }) => status)
          .catch(() => 0),
      { timeout: 10_000 },
    )
    .toBe(401);
  return { url, secret: String(body.secret), ping: `/api/webhooks/${body.id}/ping`, printed, child };
}

describe.each(["package", "node"])("CARD-12, S000-74: the receiver of docs/webhooks.md, %s", (name) => {
  test("takes what Titik sends, and nothing that somebody else made up", async () => {
    const { url, secret, ping, printed, child } = await runSample(name);
    try {
      const { body } = await api.post(ping).set(tenant.as.admin).expect(200);
      expect(body).toMatchObject({ success: true, delivery: { statusCode: 204 } });
      await expect.poll(() => printed.join("")).toContain(`tenantId: '${tenant.tenantId}'`);
      expect(printed.join("")).toContain("webhook.ping");

      const sent = body.delivery.requestBody;
      const { body: attempts } = await api
        .get(`/api/webhook-deliveries/${body.delivery.id}/attempts`)
        .set(tenant.as.admin)
        .expect(200);
      const post = async (changes: Record<string, string>, text = sent) =>
        (
          await fetch(url, {
            method: "POST",
            body: text,
            headers: { ...attempts.requestHeaders, ...changes },
          })
        ).status;
      expect(await post({})).toBe(204);
      expect(await post({}, sent.replace(tenant.tenantId, "00000000-0000-0000-0000-000000000000"))).toBe(401);
      const forged = createHmac("sha256", "guessed").update(sent).digest();
      expect(
        await post({
          "x-webhook-signature": forged.toString("hex"),
          "webhook-signature": `v1,${forged.toString("base64")}`,
        }),
      ).toBe(401);
      if (name !== "package") return;
      // Signed rightly, but six minutes ago.
      const seconds = String(Math.floor(Date.now() / 1000) - 360);
      const key = Buffer.from(secret.slice("whsec_".length), "base64");
      const signed = createHmac("sha256", key).update(
        `${attempts.requestHeaders["webhook-id"]}.${seconds}.${sent}`,
      );
      const late = { "webhook-timestamp": seconds, "webhook-signature": `v1,${signed.digest("base64")}` };
      expect(await post(late)).toBe(401);
    } finally {
      child.kill();
    }
  });
});

test("CARD-12, S000-74: the shell line of docs/webhooks.md tells a genuine body from another", () => {
  const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  const body = '{"a":"é"}';
  const signature = createHmac("sha256", secret).update(body).digest("hex");
  const run = (content: string) => {
    writeFileSync(join(folder, "body.json"), content);
    const env = { ...process.env, WEBHOOK_SECRET: secret, SIGNATURE: signature };
    return execFileSync("sh", ["-c", sample("shell")], { cwd: folder, env })
      .toString()
      .trim();
  };
  expect(run(body)).toBe("genuine");
  expect(() => run(`${body} `)).toThrow();
});
