import { runProgram } from "./run-program.ts";
import { supervise } from "./start/supervise.ts";

// The one file that a production build makes and hot reload does not: the script for other people's pages.
const published = await runProgram({
  command: [process.execPath, "../../packages/heatmap-tracker/publish.ts", "public"],
  folder: "apps/web",
});
if (!published.ok) process.stderr.write(published.output);
process.exit(published.ok ? await supervise("development") : 1);
