import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  isProcessAlive,
  type ProcessIdentity,
  processIdentity,
  removePrivateFile,
  writePrivateFile,
} from "@titik/db/embedded";
import { z } from "zod";

const RunningServer = z.object({
  databaseUrl: z.string(),
  authSecret: z.string(),
  baseUrl: z.string(),
  port: z.number(),
  pid: z.number(),
  startedAt: z.string(),
});

/** What other commands need to reach a running server; `pid` is the supervisor's. */
export type RunningServer = z.infer<typeof RunningServer>;

/** Notes down, readable only by the owner, how to reach the server of this process. */
export function writeRunFile(
  dataDirectory: string,
  server: Omit<RunningServer, keyof ProcessIdentity>,
): void {
  const identity = processIdentity(process.pid);
  if (!identity) throw new Error("this process runs, so it has an identity");
  mkdirSync(folder(dataDirectory), { recursive: true, mode: 0o700 });
  writePrivateFile(
    file(dataDirectory, server.port),
    `${JSON.stringify({ ...server, ...identity }, null, 2)}\n`,
  );
}

export function removeRunFile(dataDirectory: string, port: number): void {
  removePrivateFile(file(dataDirectory, port));
}

/**
 * The server that runs on this data folder (and on this port, if one is given), or undefined.
 * Files of servers that died without a farewell are removed on the way.
 */
export function findRunningServer(dataDirectory: string, port?: number): RunningServer | undefined {
  for (const name of runFiles(dataDirectory)) {
    const path = join(folder(dataDirectory), name);
    const server = read(path);
    if (!server || !isProcessAlive(server)) removePrivateFile(path);
    else if (port === undefined || server.port === port) return server;
  }
  return undefined;
}

function folder(dataDirectory: string): string {
  return join(dataDirectory, "run");
}

function file(dataDirectory: string, port: number): string {
  return join(folder(dataDirectory), `${port}.json`);
}

function runFiles(dataDirectory: string): string[] {
  try {
    return readdirSync(folder(dataDirectory)).filter((name) => name.endsWith(".json"));
  } catch {
    return [];
  }
}

function read(path: string): RunningServer | undefined {
  try {
    return RunningServer.safeParse(JSON.parse(readFileSync(path, "utf8"))).data;
  } catch {
    return undefined;
  }
}
