import { publishScripts } from "./build.ts";

const folder = process.argv[2];
if (!folder) throw new Error("usage: node publish.ts <folder>");
// Always built anew: 100 ms, and never an old script.
await publishScripts(folder);
