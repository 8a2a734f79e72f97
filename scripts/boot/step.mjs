import { spawn } from "node:child_process";

const SCREEN_MS = 500;
/** In a log: the first sign of life comes soon, the later ones seldom, so that a long step fills no screens. */
const LOG_MS = { first: 3000, longest: 30_000 };
const TAIL_LINES = 40;

/** A failure that is told in words, without a stack. */
export class StepFailed extends Error {
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Runs one program quietly, shows on stderr that it is alive, and tells the end of its output if it fails. */
export function runStep(title, [program, ...args], options) {
  return new Promise((done, fail) => {
    const started = Date.now();
    const seconds = () => Math.round((Date.now() - started) / 1000);
    const tty = process.stderr.isTTY;
    const show = () =>
      process.stderr.write(tty ? `\r\x1b[K${title} … ${seconds()} s` : `${title} … ${seconds()} s\n`);
    let pause = tty ? SCREEN_MS : LOG_MS.first;
    let alive;
    const showOn = () => {
      show();
      alive = setTimeout(showOn, pause);
      if (!tty) pause = Math.min(pause * 2, LOG_MS.longest);
    };
    showOn();

    let output = "";
    const child = spawn(program, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text) => {
        output = (output + text).slice(-100_000);
      });
    const stop = (signal) => child.kill(signal);
    const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
    for (const signal of signals) process.on(signal, stop);
    const end = () => {
      clearTimeout(alive);
      for (const signal of signals) process.off(signal, stop);
      if (tty) process.stderr.write("\r\x1b[K");
    };
    child.once("error", (error) => {
      end();
      fail(new StepFailed(`${title} failed: ${error.message}`));
    });
    child.once("close", (code, signal) => {
      end();
      if (code === 0) {
        process.stderr.write(`${title}: done in ${seconds()} s\n`);
        return done();
      }
      if (signal) return fail(new StepFailed(`${title}: stopped.`, signal === "SIGINT" ? 130 : 143));
      const tail = output.trimEnd().split("\n").slice(-TAIL_LINES).join("\n");
      fail(new StepFailed(`${tail}\n\n${title} failed (exit code ${code}).`));
    });
  });
}
