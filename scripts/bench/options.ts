import { parseArgs } from "node:util";
import { StartError } from "../start/start-error.ts";

export interface BenchOptions {
  /** The short form. */
  quick: boolean;
  /** Fifty million events for the statistics, instead of fewer. */
  large: boolean;
  /** Five minutes of full load, instead of what ingestion is otherwise measured by. */
  soak: boolean;
  /** Another server instead of ours, `http://host:port`, and the file that says how it is called. */
  other: { url: string; script: string } | null;
}

/** `[quick] [names] [--large] [--soak] [--url URL --script FILE]`; throws one sentence for anything else. */
export function readOptions(args: string[]): { names: string[]; options: BenchOptions } {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      large: { type: "boolean", default: false },
      soak: { type: "boolean", default: false },
      url: { type: "string" },
      script: { type: "string" },
    },
  });
  const { large, soak, url, script } = values;
  if ((url === undefined) !== (script === undefined))
    throw new StartError("--url and --script belong together: the script says how the server is called.");
  const other = url !== undefined && script !== undefined ? { url, script } : null;
  return {
    names: positionals.filter((name) => name !== "quick"),
    options: { quick: positionals.includes("quick"), large, soak, other },
  };
}
