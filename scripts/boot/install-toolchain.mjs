import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hashOf, isStamped, stamp } from "./stamp.mjs";
import { runStep, StepFailed } from "./step.mjs";

const NODE = "26.10.0";
const PNPM = "12.21.0";

/** Puts the pinned Node and pnpm for this machine into .toolchain/, once. */
export async function installToolchain(root, env) {
  const machine = supportedMachine();
  const folder = join(root, ".toolchain");
  const packages = [`node-${machine}@${NODE}`, `@pnpm/exe.${machine}@${PNPM}`];
  const stampFile = join(folder, "stamp");
  const hash = hashOf(packages, []);
  const bin = join(folder, "bin");
  const node = join("node_modules", `node-${machine}`, "bin", "node");
  const pnpm = join("node_modules", "@pnpm", `exe.${machine}`, "pnpm");
  if (isStamped(stampFile, hash) && existsSync(join(folder, node)) && existsSync(join(folder, pnpm))) return;

  mkdirSync(bin, { recursive: true });
  // A package.json of its own keeps npm from looking for a project further up.
  writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
  await runStep(
    `Fetching Node ${NODE} and pnpm ${PNPM}`,
    [...npm(), "install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock", ...packages],
    { cwd: folder, env: { ...env, PATH: process.env.PATH } },
  );
  for (const [name, target] of Object.entries({ node, pnpm })) {
    rmSync(join(bin, name), { force: true });
    symlinkSync(join("..", target), join(bin, name));
  }
  stamp(stampFile, hash);
}

function supportedMachine() {
  const machine = `${process.platform}-${process.arch}`;
  if (!["linux-x64", "linux-arm64", "darwin-x64", "darwin-arm64"].includes(machine))
    throw new StepFailed(`Titik runs on Linux and macOS, x64 and arm64; this machine is ${machine}.`);
  if (process.platform === "linux" && !process.report.getReport().header.glibcVersionRuntime)
    throw new StepFailed("Titik needs a Linux with glibc; this one has another C library (musl?).");
  return machine;
}

function npm() {
  const cli = process.env.npm_execpath;
  return cli?.endsWith("npm-cli.js") ? [process.execPath, cli] : ["npm"];
}
