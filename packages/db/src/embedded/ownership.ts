import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { EmbeddedPostgresError } from "./embedded-postgres-error.ts";
import { writePrivateFile } from "./private-file.ts";
import { commandLine, isProcessAlive, type ProcessIdentity, processIdentity } from "./process-identity.ts";

const POLL_MS = 50;
const FAST_SHUTDOWN_MS = 60_000;

/** Claims the data folder for this process; refuses while another living process holds it. */
export function claimDataDirectory(dataDirectory: string): void {
  const path = join(dataDirectory, "owner.json");
  const holder = readIdentity(path);
  if (holder && isProcessAlive(holder))
    throw new EmbeddedPostgresError(
      `The data folder ${dataDirectory} is in use by process ${holder.pid}: stop that one first, or set TITIK_DATA_DIR to another folder.`,
    );
  writePrivateFile(path, JSON.stringify(processIdentity(process.pid)));
}

export function releaseDataDirectory(dataDirectory: string): void {
  rmSync(join(dataDirectory, "owner.json"), { force: true });
}

/**
 * Ends a postmaster whose parent was killed, cleanly, and forgets the lock of one that is gone.
 * Call it only after the folder was claimed. Returns true when there was a living one.
 */
export async function stopOrphan(clusterDirectory: string): Promise<boolean> {
  const path = join(clusterDirectory, "postmaster.pid");
  const lock = readLock(path);
  if (!lock) return false;
  const orphan = processIdentity(lock.pid);
  const line = commandLine(lock.pid);
  if (!orphan || !line.includes("postgres") || !line.includes(lock.directory)) {
    // An unreaped or reused pid would make PostgreSQL refuse for ever; it still checks its shared memory itself.
    rmSync(path, { force: true });
    return false;
  }
  for (const signal of ["SIGINT", "SIGQUIT"] as const) {
    try {
      process.kill(orphan.pid, signal);
    } catch {
      // Gone between the look and the signal.
    }
    if (await gone(orphan, FAST_SHUTDOWN_MS)) return true;
  }
  throw new EmbeddedPostgresError(
    `A PostgreSQL left over from an earlier run (process ${orphan.pid}) does not stop: end it by hand and start again.`,
  );
}

async function gone(identity: ProcessIdentity, withinMs: number): Promise<boolean> {
  const end = performance.now() + withinMs;
  while (performance.now() < end) {
    if (!isProcessAlive(identity)) return true;
    await sleep(POLL_MS);
  }
  return false;
}

function readIdentity(path: string): ProcessIdentity | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(path, "utf8"));
    if (typeof value !== "object" || value === null || !("pid" in value) || !("startedAt" in value))
      return undefined;
    const { pid, startedAt } = value;
    return typeof pid === "number" && typeof startedAt === "string" ? { pid, startedAt } : undefined;
  } catch {
    return undefined;
  }
}

function readLock(path: string): { pid: number; directory: string } | undefined {
  try {
    const [pid, directory] = readFileSync(path, "utf8").split("\n");
    return directory && Number(pid) > 0 ? { pid: Number(pid), directory } : undefined;
  } catch {
    return undefined;
  }
}
