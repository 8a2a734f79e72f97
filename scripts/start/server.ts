import { spawn } from "node:child_process";
import { join } from "node:path";
import type { Database } from "./database.ts";
import { repository, type StartSettings } from "./settings.ts";
import { StartError } from "./start-error.ts";

export type Mode = "production" | "development";

export type ServerOptions = Pick<StartSettings, "port" | "host" | "baseUrl" | "dataDirectory"> & {
  mode: Mode;
  database: Pick<Database, "url" | "authSecret" | "embedded">;
  /** Where its log goes: our own output, or an open file. */
  output: "inherit" | number;
  /** Variables for the server alone. */
  environment?: Record<string, string>;
};

/** The web server as a child process. */
export type Server = {
  pid: number;
  /** Settles when it serves; rejects with its own sentence when it cannot. */
  ready: Promise<void>;
  /** Settles with a sentence when it ends. */
  ended: Promise<string>;
  /** Lets running requests finish; throws StartError when they did not and it had to be killed. */
  stop(): Promise<void>;
};

const DRAIN_MS = 30_000;

/** Spawns apps/web/server.ts. It ends by itself when this process dies and the channel between them breaks. */
export function startServer({ mode, database, output, environment, ...settings }: ServerOptions): Server {
  const web = join(repository, "apps", "web");
  const child = spawn(process.execPath, [join(web, "server.ts")], {
    cwd: web,
    env: {
      // With an arena for each thread glibc keeps tens of megabytes of freed socket buffers.
      MALLOC_ARENA_MAX: "1",
      ...process.env,
      ...environment,
      NODE_ENV: mode,
      DATABASE_URL: database.url,
      AUTH_SECRET: database.authSecret,
      PORT: String(settings.port),
      HOST: settings.host,
      PUBLIC_URL: settings.baseUrl,
      TITIK_DATA_DIR: settings.dataDirectory,
      ...(database.embedded ? { TITIK_EMBEDDED: "1" } : {}),
    },
    stdio: ["ignore", output, output, "ipc"],
    // Ctrl-C reaches the whole foreground group; only the supervisor decides the order of the end.
    detached: true,
  });
  const exited = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => {
      killGroup(child.pid);
      resolve(signal ?? `exit code ${code}`);
    });
  });
  const ready = new Promise<void>((resolve, reject) => {
    child.on("message", (message: unknown) => {
      if (isMessage(message, "ready")) resolve();
      if (isMessage(message, "fatal"))
        reject(new StartError("message" in message ? String(message.message) : "The server did not start."));
    });
    void exited.then((how) => reject(new StartError(`The server did not start (${how}).`)));
  });
  ready.catch(() => undefined);
  return {
    pid: child.pid ?? 0,
    ready,
    ended: exited.then((how) => `The server ended unexpectedly (${how}).`),
    stop: async () => {
      let drained = true;
      child.kill("SIGTERM");
      const timer = setTimeout(() => {
        drained = false;
        child.kill("SIGKILL");
      }, DRAIN_MS);
      await exited;
      clearTimeout(timer);
      if (!drained) throw new StartError("The server did not finish its requests within 30 s and was ended.");
    },
  };
}

function isMessage(message: unknown, type: string): message is { type: string } {
  return typeof message === "object" && message !== null && "type" in message && message.type === type;
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // Nobody left in the group, which is the usual end.
  }
}
