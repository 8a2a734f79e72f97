import { spawn } from "node:child_process";
import { join } from "node:path";
import { repository } from "./start/settings.ts";

/** One program: its arguments, and the folder of the repository that it runs in. */
export type Program = { command: readonly string[]; folder?: string };

/** Runs it to its end; `ok` is its exit code 0, `output` all that it wrote. */
export function runProgram({
  command: [program = "", ...args],
  folder = ".",
}: Program): Promise<{ ok: boolean; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: join(repository, folder), stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    child.once("error", (error) => resolve({ ok: false, output: error.message }));
    child.once("close", (code) => resolve({ ok: code === 0, output }));
  });
}
