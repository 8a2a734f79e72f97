import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { isProcessAlive, type ProcessIdentity, processIdentity } from "@titik/db/embedded";
import { onTestFinished } from "vitest";

export const repository = resolve(import.meta.dirname, "..", "..");

export type RunOptions = {
  dataDirectory: string;
  port: number;
  /** Through npm and boot, as a person would; else the supervisor alone. */
  viaNpm?: boolean;
  /** Another account, for tests that run as root. */
  account?: { uid: number; gid: number };
  env?: Record<string, string>;
};

export type Exit = { code: number | null; signal: NodeJS.Signals | null };

/** One run of `npm start`. It is ended with the test, whatever happens. */
export class Titik {
  readonly child: ChildProcess;
  readonly exited: Promise<Exit>;
  readonly #ready: Promise<string>;
  readonly #dataDirectory: string;
  readonly #port: number;
  stdout = "";
  stderr = "";

  constructor(options: RunOptions) {
    this.#dataDirectory = options.dataDirectory;
    this.#port = options.port;
    const [program, args] = options.viaNpm ? ["npm", ["start"]] : [process.execPath, ["scripts/start.ts"]];
    this.child = spawn(program, args, {
      cwd: repository,
      ...options.account,
      env: {
        ...plainEnvironment(),
        PORT: String(options.port),
        TITIK_DATA_DIR: options.dataDirectory,
        ...options.env,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.exited = new Promise((done) => {
      this.child.once("close", (code, signal) => done({ code, signal }));
    });
    this.child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      this.stderr += text;
    });
    this.#ready = new Promise((done, fail) => {
      this.child.stdout?.setEncoding("utf8").on("data", (text: string) => {
        this.stdout += text;
        if (this.stdout.includes("Stop with Ctrl-C.")) done(this.stdout);
      });
      void this.exited.then(() => fail(new Error(`Titik ended before it was ready:\n${this.stderr}`)));
    });
    this.#ready.catch(() => undefined);
    onTestFinished(async () => {
      for (const { pid } of processesOf(this.#dataDirectory)) kill(pid, "SIGKILL");
      this.child.kill("SIGKILL");
      await this.exited;
    });
  }

  /** The block that is printed when the server serves. */
  ready(): Promise<string> {
    return this.#ready;
  }

  /** What a start writes down for `npm run token`. */
  runFile(): { databaseUrl: string; authSecret: string; pid: number; baseUrl: string } {
    return JSON.parse(readFileSync(join(this.#dataDirectory, "run", `${this.#port}.json`), "utf8"));
  }

  /** The postmaster, the server and the supervisor that run now. */
  processes(): { postgres: ProcessIdentity; server: ProcessIdentity; supervisor: ProcessIdentity } {
    const lock = readFileSync(join(this.#dataDirectory, "postgres", "postmaster.pid"), "utf8");
    const server = processesOf(this.#dataDirectory).find(({ command }) =>
      command.includes("apps/web/server.ts"),
    );
    return {
      postgres: identify(Number(lock.split("\n")[0])),
      server: identify(server?.pid ?? 0),
      supervisor: identify(this.runFile().pid),
    };
  }

  async stop(signal: NodeJS.Signals = "SIGTERM"): Promise<Exit> {
    this.child.kill(signal);
    return this.exited;
  }
}

/** A folder that goes away with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "titik-start-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, "127.0.0.1", done));
  const address = probe.address();
  await new Promise((done) => probe.close(done));
  if (address === null || typeof address === "string")
    throw new Error("a TCP server has an address and a port");
  return address.port;
}

/** Living processes that have the data folder on their command line or in their environment. */
export function processesOf(dataDirectory: string): { pid: number; command: string }[] {
  if (!existsSync("/proc/self/environ")) throw new Error("these tests look into /proc, which only Linux has");
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map((name) => ({
      pid: Number(name),
      command: read(`/proc/${name}/cmdline`),
      env: read(`/proc/${name}/environ`),
    }))
    .filter(({ command, env }) => command.includes(dataDirectory) || env.includes(`=${dataDirectory}\0`))
    .map(({ pid, command }) => ({ pid, command: command.replaceAll("\0", " ") }));
}

export function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // Already gone, which is what was wanted.
  }
}

/** Resolves when none of them runs any more. */
export async function allGone(identities: ProcessIdentity[]): Promise<void> {
  while (identities.some(isProcessAlive)) await new Promise((done) => setTimeout(done, 20));
}

function identify(pid: number): ProcessIdentity {
  const identity = processIdentity(pid);
  if (!identity) throw new Error(`no process runs under pid ${pid}`);
  return identity;
}

function plainEnvironment(): NodeJS.ProcessEnv {
  const foreign = /^(VITEST|TITIK_|NODE_ENV$|DATABASE_URL|AUTH_SECRET|PUBLIC_URL|HOST$|TEST$|npm_)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
