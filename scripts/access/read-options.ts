import { StartError } from "../start/start-error.ts";

/** Reads the command line; throws StartError with the parser's complaint and the usage when it does not fit. */
export function readOptions<Options>(usage: string, parse: (args: string[]) => Options): Options {
  try {
    return parse(process.argv.slice(2));
  } catch (error) {
    throw new StartError(
      `${error instanceof Error ? error.message.split(". ")[0] : String(error)}.\n${usage}`,
    );
  }
}
