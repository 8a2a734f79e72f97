import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import type { Account } from "./account.ts";
import type { Binaries } from "./binaries.ts";
import type { LogFile } from "./log-file.ts";
import { programEnvironment, type Settings } from "./settings.ts";

export type Exit = { code: number | null; signal: NodeJS.Signals | null };

/** A postmaster that accepts connections on 127.0.0.1. */
export type RunningPostgres = { child: ChildProcess; pid: number; port: number; exited: Promise<Exit> };

/** Why PostgreSQL ended before it was ready: the last lines that it wrote. */
export class PostgresDidNotStart extends Error {
  override readonly name = "PostgresDidNotStart";
}

export type PostgresCommand = {
  clusterDirectory: string;
  binaries: Binaries;
  account: Account;
  settings: Settings;
  log: LogFile;
  onProgress: (message: string) => void;
  signal?: AbortSignal | undefined;
};

/** Starts the postmaster on a free port and waits until it is ready, however long a recovery takes. */
export async function runPostgres(command: PostgresCommand): Promise<RunningPostgres> {
  const port = await freePort();
  const settings: Settings = {
    ...command.settings,
    listen_addresses: "127.0.0.1",
    port: String(port),
    unix_socket_directories: "",
  };
  const [program, args] = command.account.command(command.binaries.postgres, [
    "-D",
    command.clusterDirectory,
    ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  ]);
  const child = spawn(program, args, {
    ...command.account.identity,
    cwd: command.clusterDirectory,
    env: programEnvironment,
    stdio: ["ignore", "ignore", "pipe"],
    // Ctrl-C reaches the whole foreground group; the database must stop after the server, not with it.
    detached: true,
  });
  const exited = new Promise<Exit>((resolve) => {
    child.once("error", () => resolve({ code: null, signal: null }));
    child.once("exit", (code, signal) => resolve({ code, signal }));
  });
  await ready(child, exited, command);
  return { child, pid: child.pid ?? 0, port, exited };
}

function ready(child: ChildProcess, exited: Promise<Exit>, command: PostgresCommand): Promise<void> {
  return new Promise((resolve, reject) => {
    let tail = "";
    const abort = () => child.kill("SIGINT");
    command.signal?.addEventListener("abort", abort, { once: true });
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      command.log.append(text);
      tail = (tail + text).slice(-4000);
      if (text.includes("automatic recovery in progress"))
        command.onProgress("Recovering the database after a crash");
      if (tail.includes("ready to accept connections")) {
        command.signal?.removeEventListener("abort", abort);
        resolve();
      }
    });
    child.once("error", (error) => reject(new PostgresDidNotStart(error.message)));
    // "close" comes after the last line was read; "exit" may come before it.
    child.once("close", () => reject(new PostgresDidNotStart(tail)));
    void exited;
  });
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", resolve);
  });
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === "string")
    throw new Error("a TCP server has an address and a port");
  return address.port;
}
