import { runProgram } from "./run-program.ts";
import { supervise } from "./start/supervise.ts";

// What a production build puts into public/ and hot reload does not: the script for other people's pages, and
// the API reference.
const PUBLISHERS = ["../../packages/heatmap-tracker/publish.ts", "publish-api-reference.ts"];

const published = await Promise.all(
  PUBLISHERS.map((file) => runProgram({ command: [process.execPath, file, "public"], folder: "apps/web" })),
);
const failed = published.filter(({ ok }) => !ok);
for (const { output } of failed) process.stderr.write(output);
process.exit(failed.length === 0 ? await supervise("development") : 1);
