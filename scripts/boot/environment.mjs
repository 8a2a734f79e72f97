import { accessSync, constants, mkdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";

// npm hands its whole configuration down to scripts; of that only the way to the network is of use to pnpm.
const NETWORK = ["registry", "proxy", "https_proxy", "noproxy", "cafile", "ca", "strict_ssl"];

/** The environment of everything that we start: pinned programs first, npm's own settings out, telemetry off. */
export function cleanEnvironment(root, bin) {
  const env = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (/^npm_(lifecycle|package|command|execpath|node_execpath)/i.test(name)) continue;
    const setting = /^npm_config_(.*)$/i.exec(name)?.[1]?.toLowerCase();
    if (setting !== undefined && !NETWORK.includes(setting)) continue;
    env[name] = value;
    if (setting !== undefined) env[`pnpm_config_${setting}`] = value;
  }
  env.PATH = [bin, process.env.PATH].filter(Boolean).join(delimiter);
  env.HOME = writableHome(root);
  for (const name of ["NEXT_TELEMETRY_DISABLED", "TURBO_TELEMETRY_DISABLED", "DO_NOT_TRACK"]) env[name] = "1";
  env.TURBO_NO_UPDATE_NOTIFIER = "1";
  return env;
}

/** For programs that run on the pinned Node: what they import is compiled once, and found quickly. */
export function withQuickImports(root, env) {
  const hook = pathToFileURL(join(root, "scripts", "boot", "import-drizzle.mjs")).href;
  return {
    ...env,
    NODE_COMPILE_CACHE: env.NODE_COMPILE_CACHE ?? join(root, ".toolchain", "compile-cache"),
    NODE_OPTIONS: [env.NODE_OPTIONS, `--import=${hook}`].filter(Boolean).join(" "),
  };
}

// Service accounts often have no home, and pnpm and npm both want to keep a cache in one.
function writableHome(root) {
  try {
    accessSync(process.env.HOME ?? "", constants.W_OK);
    return process.env.HOME;
  } catch {
    const home = join(root, ".toolchain", "home");
    try {
      mkdirSync(home, { recursive: true });
    } catch {
      // Nothing to install then, or the step that needs it says what is missing.
    }
    return home;
  }
}
