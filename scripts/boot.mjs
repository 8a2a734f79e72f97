// Runs on any Node from 18 on, without dependencies: fetches the pinned Node and pnpm into .toolchain/,
// installs, builds what the command needs, and hands over to it.
import { spawn } from "node:child_process";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { cleanEnvironment, withQuickImports } from "./boot/environment.mjs";
import { installDependencies } from "./boot/install-dependencies.mjs";
import { installToolchain } from "./boot/install-toolchain.mjs";
import { runStep, StepFailed } from "./boot/step.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");

/** Each command: does it need the build, and what runs then (with the pinned Node, in the folder given). */
const commands = {
  start: { build: true, run: ["scripts/start.ts"] },
  dev: { build: false, run: ["scripts/dev.ts"] },
  test: { build: true, run: ["scripts/test.ts"] },
  "test:faults": { build: true, run: ["scripts/test.ts", "faults"] },
  worker: { build: false, run: ["scripts/worker.ts"] },
  verify: { build: false, run: ["scripts/verify.ts"] },
  format: { build: false, run: ["node_modules/@biomejs/biome/bin/biome", "check", "--write", "."] },
  token: { build: false, run: ["scripts/token.ts"] },
  replay: { build: false, run: ["scripts/replay.ts"] },
  bench: { build: true, run: ["scripts/bench.ts"] },
  "docs:api": { build: false, run: ["scripts/build-api-docs.ts"] },
  "db:migrate": { build: false, run: ["scripts/database.ts", "migrate"] },
  "db:seed": { build: false, run: ["scripts/database.ts", "seed"] },
  "db:rebuild-tiles": { build: false, run: ["scripts/rebuild-tiles.ts"] },
  "db:generate": {
    build: false,
    run: ["node_modules/drizzle-kit/bin.cjs", "generate"],
    folder: "packages/db",
  },
};

async function main() {
  const [name, ...args] = process.argv.slice(2);
  const command = commands[name];
  if (!command) {
    process.stderr.write(`Usage: npm run <command>, one of: ${Object.keys(commands).join(", ")}\n`);
    return 1;
  }
  const bin = join(root, ".toolchain", "bin");
  const env = cleanEnvironment(root, bin);
  await installToolchain(root, env);
  await installDependencies(root, env);
  if (command.build)
    await runStep(
      "Building",
      [join(root, "node_modules/.bin/turbo"), "run", "build", "--output-logs=errors-only"],
      {
        cwd: root,
        env: { ...env, NODE_ENV: "production" },
      },
    );
  return await handOver(
    [join(bin, "node"), ...command.run, ...args],
    join(root, command.folder ?? "."),
    withQuickImports(root, env),
  );
}

/** Runs the command in our place: its terminal, its signals, its exit code. */
function handOver([program, ...args], cwd, env) {
  return new Promise((done, fail) => {
    // The channel carries no messages; when it breaks, the command knows that we were killed.
    const child = spawn(program, args, { cwd, env, stdio: ["inherit", "inherit", "inherit", "ipc"] });
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
    child.once("error", fail);
    child.once("exit", (code, signal) => done(code ?? (signal === "SIGINT" ? 130 : 143)));
  });
}

try {
  process.exit(await main());
} catch (error) {
  process.stderr.write(`${error instanceof StepFailed ? error.message : error.stack}\n`);
  process.exit(error.exitCode ?? 1);
}
