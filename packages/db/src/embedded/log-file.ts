import { appendFileSync, renameSync, statSync } from "node:fs";
import { writePrivateFile } from "./private-file.ts";

const LIMIT_BYTES = 10 * 1024 * 1024;

/** Appends to a log that takes at most twice 10 MiB: when it is full it becomes `<path>.1`, and that one is dropped. */
export class LogFile {
  readonly path: string;
  #bytes: number;

  constructor(path: string) {
    this.path = path;
    this.#bytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  }

  append(text: string): void {
    try {
      if (this.#bytes > LIMIT_BYTES) {
        renameSync(this.path, `${this.path}.1`);
        this.#bytes = 0;
      }
      if (this.#bytes === 0) writePrivateFile(this.path, "");
      appendFileSync(this.path, text);
      this.#bytes += Buffer.byteLength(text);
    } catch {
      // A full disk must not take the database's parent down; PostgreSQL itself reports it to its clients.
    }
  }
}
