import { createVitest } from "vitest/node";
import { prepareBrowser } from "../apps/web/tests/browser/launch-browser.ts";
import { listenForStop } from "./start/listen-for-stop.ts";
import { repository } from "./start/settings.ts";
import { sentence } from "./start/start-error.ts";
import { count, countLine, passedTitles } from "./test/count.ts";
import { countPromises, promiseLines } from "./test/promises.ts";
import { type Stack, startStack } from "./test/stack.ts";

const PROJECTS = ["unit", "api", "routes", "browser", "start"];
/** Run only when it is named: `npm run test:faults`. */
const FAULTS = "faults";
const SIGNALS = ["SIGINT", "SIGTERM"] as const;
const NEED_SERVER = ["api", "routes", "browser"];

/** `npm test`, `npm test -- api`, `npm test -- unit packages/db`: first the suites, then what the file names contain. */
function readArguments(args: string[]): { projects: string[]; files: string[] } {
  const known = [...PROJECTS, FAULTS];
  const projects = args.filter((arg) => known.includes(arg));
  const files = args.filter((arg) => !known.includes(arg));
  return { projects: projects.length > 0 ? projects : PROJECTS, files };
}

async function runTests(
  projects: string[],
  files: string[],
  stack: Stack,
  stop: AbortSignal,
): Promise<number> {
  Object.assign(process.env, {
    TITIK_TEST_DATABASE_URL: stack.databaseUrl,
    TITIK_TEST_AUTH_SECRET: stack.authSecret,
    TITIK_TEST_BASE_URL: stack.baseUrl,
    TITIK_TEST_ROUTE_BASE_URL: stack.routeBaseUrl,
  });
  const ours = SIGNALS.map((signal) => process.listeners(signal));
  const vitest = await createVitest({ root: repository, project: projects, run: true, watch: false });
  // Vitest would end this process at once, and leave the database and the server behind.
  SIGNALS.forEach((signal, index) => {
    for (const listener of process.listeners(signal))
      if (!ours[index]?.includes(listener)) process.off(signal, listener);
  });
  stop.addEventListener("abort", () => void vitest.cancelCurrentRun("keyboard-input"), { once: true });
  await vitest.start(files);
  const modules = vitest.state.getTestModules();
  const result = count(modules, vitest.state.getUnhandledErrors().length);
  await vitest.close();
  if (result.failed > 0 && stack.baseUrl)
    process.stderr.write(`\nThe end of the server's log:\n${stack.serverLog()}\n`);
  for (const { name, reason } of result.skipped) process.stdout.write(`Skipped: ${name} (${reason})\n`);
  if (projects.length === PROJECTS.length && files.length === 0) {
    const promises = countPromises(passedTitles(modules));
    process.stdout.write(`${promiseLines(promises)}\n`);
    result.failed += promises.unnamed.length;
  }
  process.stdout.write(`${countLine(result)}\n`);
  return result.failed === 0 && result.passed > 0 && !stop.aborted ? 0 : 1;
}

async function main(): Promise<number> {
  const { projects, files } = readArguments(process.argv.slice(2));
  const stop = listenForStop();
  const server = projects.some((project) => NEED_SERVER.includes(project));
  const browserReady = projects.includes("browser") ? prepareBrowser() : undefined;
  const stack = await startStack({ server, routes: projects.includes("routes"), signal: stop });
  try {
    await browserReady;
    return await runTests(projects, files, stack, stop);
  } finally {
    await stack.stop();
  }
}

let code = 1;
try {
  code = await main();
} catch (error) {
  process.stderr.write(`${sentence(error)}\n`);
  process.stdout.write("0 passed, 1 failed\n");
}
process.exit(code);
