import { spawn } from "node:child_process";
import { chownSync, existsSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Account } from "./account.ts";
import type { Binaries } from "./binaries.ts";
import { assertRoomForNewCluster } from "./data-directory.ts";
import { EmbeddedPostgresError } from "./embedded-postgres-error.ts";
import { programEnvironment } from "./settings.ts";

export const DATABASE_OWNER = "titik";

export type NewCluster = {
  dataDirectory: string;
  clusterDirectory: string;
  binaries: Binaries;
  account: Account;
  password: string;
  /** False only for throwaway databases. */
  durable: boolean;
  signal?: AbortSignal | undefined;
};

/** Runs initdb beside the final place and moves the result there, so that a cluster is complete or absent. */
export async function initialiseCluster(cluster: NewCluster): Promise<void> {
  const { dataDirectory, clusterDirectory, binaries, account } = cluster;
  assertRoomForNewCluster(dataDirectory);
  const draft = `${clusterDirectory}.new`;
  const passwordFile = join(dataDirectory, "initial-password");
  rmSync(draft, { recursive: true, force: true });
  writeFileSync(passwordFile, `${cluster.password}\n`, { mode: 0o600 });
  try {
    const { uid, gid } = account.identity;
    if (uid !== undefined && gid !== undefined) chownSync(passwordFile, uid, gid);
    const [program, args] = account.command(binaries.initdb, [
      `--pgdata=${draft}`,
      `--username=${DATABASE_OWNER}`,
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      // PostgreSQL's own C.UTF-8 sorts the same on every machine, whatever its libc and ICU.
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--locale=C",
      "--data-checksums",
      "--no-instructions",
      ...(cluster.durable ? [] : ["--no-sync"]),
    ]);
    await run(program, args, { ...account.identity, cwd: dataDirectory, signal: cluster.signal });
    renameSync(draft, clusterDirectory);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** True once initdb has finished here. */
export function clusterExists(clusterDirectory: string): boolean {
  return existsSync(join(clusterDirectory, "PG_VERSION"));
}

type RunOptions = {
  cwd: string;
  uid?: number;
  gid?: number;
  signal?: AbortSignal | undefined;
};

function run(program: string, args: string[], { signal, ...options }: RunOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...options,
      ...(signal ? { signal } : {}),
      env: programEnvironment,
      stdio: ["ignore", "ignore", "pipe"],
      detached: true,
    });
    let errors = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      errors = (errors + text).slice(-4000);
    });
    let interruption: Error | undefined;
    child.once("error", (error) => {
      // Told to stop, it still runs for a moment, and the next start must not meet it in the same folder.
      if (child.pid === undefined) reject(error);
      else interruption = error;
    });
    child.once("close", (code) => {
      if (interruption) return reject(interruption);
      if (code === 0) return resolve();
      const line =
        errors.split("\n").find((text) => /error|fatal|could not/i.test(text)) ?? `exit code ${code}`;
      const disk = /no space left/i.test(errors) ? "The disk is full: " : "";
      reject(new EmbeddedPostgresError(`${disk}the database could not be set up (${line.trim()}).`));
    });
  });
}
