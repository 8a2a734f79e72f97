import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";
import { startServer } from "../../../../scripts/start/server.ts";
import { freePort } from "../../../../scripts/test/stack.ts";
import { endWithFile } from "./end-with-file.ts";
import { authSecret } from "./stack.ts";

interface OwnServerOptions {
  /** Owner's URL of a migrated database; the shared one unless given. */
  databaseUrl?: string;
  /** Further variables of its environment. */
  environment?: Record<string, string>;
}

/** A production server beside the shared one, which ends with the test file. */
export async function startOwnServer({ databaseUrl, environment = {} }: OwnServerOptions = {}) {
  const directory = mkdtempSync(join(tmpdir(), "titik-server-"));
  const logPath = join(directory, "server.log");
  const output = openSync(logPath, "a", 0o600);
  const port = await freePort();
  const baseUrl = `http://127.0.0.1:${port}`;
  const server = startServer({
    mode: "production",
    host: "127.0.0.1",
    port,
    baseUrl,
    dataDirectory: directory,
    database: { url: databaseUrl ?? inject("databaseUrl"), authSecret, embedded: true },
    output,
    environment,
  });
  closeSync(output);
  endWithFile(async () => {
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  });
  await server.ready;
  return { ...server, baseUrl, log: () => readFileSync(logPath, "utf8") };
}
