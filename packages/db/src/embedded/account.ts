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

/** Picks the account for the cluster inside an existing data folder; as root it may change the folder's owner. */
export function chooseAccount(dataDirectory: string, clusterDirectory: string, binaries: Binaries): Account {
  const uid = process.getuid?.();
  if (uid !== 0) return isNamed(uid) ? ourselves : (unshared(binaries) ?? ourselves);
  const owner = statSync(clusterDirectory, { throwIfNoEntry: false }) ?? statSync(dataDirectory);
  if (owner.uid !== 0) return as(owner.uid, owner.gid);
  return unshared(binaries) ?? handOver(dataDirectory, binaries);
}

/**
 * Inside a user namespace of its own the process is an ordinary user without any capability, while on disk it is
 * still the owner of our files: works below a 0700 parent, and no file changes hands. Undefined where forbidden.
 */
function unshared(binaries: Binaries): Account | undefined {
  const { uid, gid } = unprivilegedAccount();
  const options = ["-U", `--map-user=${uid}`, `--map-group=${gid}`, "--"];
  const account: Account = {
    command: (program, args) => ["unshare", [...options, program, ...args]],
    identity: {},
  };
  const [program, args] = account.command(binaries.postgres, ["--version"]);
  return spawnSync(program, args, { stdio: "ignore" }).status === 0 ? account : undefined;
}

/** initdb wants a name for its user, and containers often run under a number that has none. */
function isNamed(uid: number | undefined): boolean {
  return process.platform !== "linux" || accounts().some((account) => account.uid === uid);
}

function as(uid: number, gid: number): Account {
  return { ...ourselves, identity: { uid, gid } };
}

function handOver(dataDirectory: string, binaries: Binaries): Account {
  const { name, uid, gid } = unprivilegedAccount();
  const { uid: uidBefore, gid: gidBefore } = statSync(dataDirectory);
  chownSync(dataDirectory, uid, gid);
  const mayEnter = [
    [binaries.postgres, "--version"],
    ["ls", dataDirectory],
  ].every(
    ([program = "", arg = ""]) => spawnSync(program, [arg], { uid, gid, stdio: "ignore" }).status === 0,
  );
  if (!mayEnter) {
    chownSync(dataDirectory, uidBefore, gidBefore);
    throw new EmbeddedPostgresError(
      `PostgreSQL does not run as root, and the account "${name}" cannot enter ${dataDirectory} or the programs: start Titik as a plain user, or move it to where others may enter.`,
    );
  }
  execFileSync("chown", ["-R", `${uid}:${gid}`, dataDirectory]);
  return as(uid, gid);
}

type NamedAccount = { name: string; uid: number; gid: number };

function unprivilegedAccount(): NamedAccount {
  const known = accounts();
  const account = ["postgres", "nobody"]
    .map((name) => known.find((entry) => entry.name === name))
    .find(Boolean);
  if (account) return account;
  throw new EmbeddedPostgresError(
    'PostgreSQL does not run as root, and there is no account "postgres" or "nobody": start Titik as a plain user.',
  );
}

function accounts(): NamedAccount[] {
  return readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"))
    .map(([name = "", , uid, gid]) => ({ name, uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 }));
}
