import { execFileSync, spawnSync } from "node:child_process";
import { chownSync, readFileSync, statSync } from "node:fs";
import type { Binaries } from "./binaries.ts";
import { EmbeddedPostgresError } from "./embedded-postgres-error.ts";

/** Under which account PostgreSQL's programs run: it refuses to run as root, and must own its data folder. */
export type Account = {
  command(program: string, args: readonly string[]): [program: string, args: string[]];
  identity: { uid?: number; gid?: number };
};

const ourselves: Account = { command: (program, args) => [program, [...args]], identity: {} };

// Inside a user namespace of its own the process is user 1000 without any capability, while on disk it is
// still the owner of root's files: works below a 0700 parent, and no file changes hands.
const UNSHARE = ["-U", "--map-user=1000", "--map-group=1000", "--"] as const;
const unshared: Account = {
  command: (program, args) => ["unshare", [...UNSHARE, program, ...args]],
  identity: {},
};

/** Picks the account for the cluster inside an existing data folder; as root it may change the folder's owner. */
export function chooseAccount(dataDirectory: string, clusterDirectory: string, binaries: Binaries): Account {
  if (process.getuid?.() !== 0) return ourselves;
  const owner = statSync(clusterDirectory, { throwIfNoEntry: false }) ?? statSync(dataDirectory);
  if (owner.uid !== 0) return as(owner.uid, owner.gid);
  const [program, args] = unshared.command(binaries.postgres, ["--version"]);
  if (spawnSync(program, args, { stdio: "ignore" }).status === 0) return unshared;
  return handOver(dataDirectory, binaries);
}

function as(uid: number, gid: number): Account {
  return { ...ourselves, identity: { uid, gid } };
}

function handOver(dataDirectory: string, binaries: Binaries): Account {
  const { name, uid, gid } = unprivilegedAccount();
  const { uid: uidBefore, gid: gidBefore } = statSync(dataDirectory);
  chownSync(dataDirectory, uid, gid);
  const probe = spawnSync(binaries.postgres, ["--version"], {
    cwd: dataDirectory,
    uid,
    gid,
    stdio: "ignore",
  });
  if (probe.status !== 0) {
    chownSync(dataDirectory, uidBefore, gidBefore);
    throw new EmbeddedPostgresError(
      `PostgreSQL does not run as root, and the account "${name}" cannot enter ${dataDirectory}: start Titik as a plain user, or move it to a folder that others may enter.`,
    );
  }
  execFileSync("chown", ["-R", `${uid}:${gid}`, dataDirectory]);
  return as(uid, gid);
}

function unprivilegedAccount(): { name: string; uid: number; gid: number } {
  const accounts = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  for (const name of ["postgres", "nobody"]) {
    const account = accounts.find((fields) => fields[0] === name);
    if (account) return { name, uid: Number(account[2]) >>> 0, gid: Number(account[3]) >>> 0 };
  }
  throw new EmbeddedPostgresError(
    'PostgreSQL does not run as root, and there is no account "postgres" or "nobody": start Titik as a plain user.',
  );
}
