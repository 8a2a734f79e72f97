import { supervise } from "./start/supervise.ts";

process.exit(await supervise("production"));
