import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { createInterface } from "node:readline";
import { json } from "node:stream/consumers";
import { z } from "zod";
import { freePort } from "../../../../scripts/test/stack.ts";
import { endWithFile } from "./end-with-file.ts";
import { connectRedis, type Reply } from "./resp-client.ts";

export const hasRedis = spawnSync("redis-server", ["--version"]).status === 0;
export const NO_REDIS = "redis-server is not installed";

const Command = z.array(z.union([z.string(), z.number()]).transform(String));
const TOKEN = "token-of-the-test";
const sha1 = (text: string) => createHash("sha1").update(text).digest("hex");

/**
 * A real Redis behind the REST interface that Upstash's client speaks; both end with the test file. The scripts'
 * header is Upstash's own, which Redis refuses: it is cut off, and the script then has another sum.
 */
export async function startRedis() {
  const port = await freePort();
  const redis = spawn("redis-server", ["--port", `${port}`, "--bind", "127.0.0.1", "--save", ""]);
  for await (const line of createInterface(redis.stdout)) if (/Ready to accept/.test(line)) break;
  redis.stdout.resume();
  const client = await connectRedis(port);
  const sums = new Map<string, string>();

  async function run([name, script, ...rest]: string[]): Promise<Reply> {
    if (/^eval$/i.test(name ?? "") && script !== undefined) {
      const plain = script.replace(/^#!lua[^\n]*\n/, "");
      sums.set(sha1(script), sha1(plain));
      return client.send(["EVAL", plain, ...rest]);
    }
    if (/^evalsha$/i.test(name ?? ""))
      return client.send(["EVALSHA", sums.get(script ?? "") ?? script, ...rest]);
    return client.send([name, ...(script === undefined ? [] : [script]), ...rest]);
  }

  async function answer(path: string, body: unknown, encode: (reply: Reply) => unknown) {
    const told = (reply: Reply) =>
      reply instanceof Error ? { error: reply.message } : { result: encode(reply) };
    if (path === "/") return told(await run(Command.parse(body)));
    if (path === "/multi-exec") await client.send(["MULTI"]);
    const replies = await Promise.all(Command.array().parse(body).map(run));
    const done = path === "/multi-exec" ? await client.send(["EXEC"]) : replies;
    return Array.isArray(done) ? done.map(told) : told(done);
  }

  const bridge = createServer(async (request, response) => {
    const isKnown = request.headers.authorization === `Bearer ${TOKEN}`;
    const encode = request.headers["upstash-encoding"] === "base64" ? base64 : (reply: Reply) => reply;
    const body = await json(request);
    const result = isKnown ? await answer(request.url ?? "/", body, encode) : { error: "Unauthorized" };
    const status = isKnown ? ("error" in result ? 400 : 200) : 401;
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(result));
  });
  const restPort = await freePort();
  bridge.listen(restPort, "127.0.0.1");
  await once(bridge, "listening");
  endWithFile(async () => {
    bridge.closeAllConnections();
    bridge.close();
    client.close();
    redis.kill();
    await once(redis, "exit");
  });
  return { url: `http://127.0.0.1:${restPort}`, token: TOKEN, send: client.send };
}

const base64 = (reply: Reply): unknown => {
  if (Array.isArray(reply)) return reply.map(base64);
  return typeof reply === "string" && reply !== "OK" ? Buffer.from(reply).toString("base64") : reply;
};
