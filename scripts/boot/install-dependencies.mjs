import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { hashOf, isStamped, stamp } from "./stamp.mjs";
import { runStep } from "./step.mjs";

/** Installs what the lock file says, unless nothing that it depends on has changed since the last time. */
export async function installDependencies(root, env) {
  const stampFile = join(root, "node_modules", ".titik-installed");
  const hash = hashOf([process.platform, process.arch], manifests(root));
  if (isStamped(stampFile, hash)) return;
  await runStep(
    "Installing dependencies",
    [join(root, ".toolchain", "bin", "pnpm"), "install", "--frozen-lockfile", "--reporter=append-only"],
    { cwd: root, env: { ...env, CI: "1" } },
  );
  stamp(stampFile, hash);
}

function manifests(root) {
  const rooms = ["apps", "packages"].flatMap((floor) =>
    existsSync(join(root, floor)) ? readdirSync(join(root, floor)).map((room) => join(floor, room)) : [],
  );
  const files = [
    "pnpm-lock.yaml",
    "pnpm-workspace.yaml",
    "package.json",
    ...rooms.map((room) => join(room, "package.json")),
  ];
  return files.map((file) => join(root, file));
}
