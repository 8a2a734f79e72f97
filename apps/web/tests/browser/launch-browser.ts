import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { type Browser, chromium } from "playwright-core";

type Environment = Record<string, string | undefined>;
type Executable = { path: string; env?: Environment };

const nodeModules = join(import.meta.dirname, "../../../../node_modules");
const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

// Runs as root in containers, and never talks to anyone but the page's own server.
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * Starts a headless Chromium for tests: CHROMIUM_PATH, the shell that comes with the dev dependencies (Linux x64),
 * Playwright's, or the system's. A shell draws no window around its pages, which halves the processor time of the
 * suites, and brings its one font, so that a page is laid out alike on every machine. Throws one sentence when there
 * is none.
 */
export async function launchBrowser(env: Environment = process.env): Promise<Browser> {
  return launch(givenBrowser(env) ?? (await bundledBrowser()) ?? playwrightBrowser() ?? systemBrowser(env));
}

/** Starts a browser for measurements, as far as there is one as visitors have it: the system's comes first. */
export async function launchWholeBrowser(env: Environment = process.env): Promise<Browser> {
  return launch(givenBrowser(env) ?? systemBrowser(env) ?? playwrightBrowser() ?? (await bundledBrowser()));
}

/** Unpacks what launching would unpack, of which several workers would each do the whole. */
export async function prepareBrowser(env: Environment = process.env): Promise<void> {
  if (!givenBrowser(env)) await bundledBrowser();
}

function launch(executable: Executable | undefined): Promise<Browser> {
  if (!executable) throw new Error("No Chromium found: install one, or set CHROMIUM_PATH to its program.");
  return chromium.launch({
    executablePath: executable.path,
    args: FLAGS,
    ...(executable.env ? { env: { ...definedOf(process.env), ...definedOf(executable.env) } } : {}),
  });
}

function givenBrowser(env: Environment): Executable | undefined {
  return env.CHROMIUM_PATH ? { path: env.CHROMIUM_PATH } : undefined;
}

function systemBrowser(env: Environment): Executable | undefined {
  const folders = (env.PATH ?? "").split(delimiter).filter(Boolean);
  const places = [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), MAC];
  const path = places.find(existsSync);
  return path ? { path } : undefined;
}

function playwrightBrowser(): Executable | undefined {
  const path = chromium.executablePath();
  return existsSync(path) ? { path } : undefined;
}

async function bundledBrowser(): Promise<Executable | undefined> {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  const folder = join(nodeModules, ".cache", "chromium-153");
  if (!existsSync(folder)) await unpackBundled(folder);
  return {
    path: join(folder, "chromium"),
    env: { LD_LIBRARY_PATH: join(folder, "al2023", "lib"), FONTCONFIG_FILE: join(folder, "fonts.conf") },
  };
}

/** The package unpacks into TMPDIR, in place: into a draft first, so that a run that was cut off leaves no half browser. */
async function unpackBundled(folder: string): Promise<void> {
  const { default: bundled, inflate } = await import("@sparticuz/chromium");
  const archives = join(nodeModules, "@sparticuz/chromium/bin");
  const before = process.env.TMPDIR;
  mkdirSync(dirname(folder), { recursive: true });
  const draft = mkdtempSync(`${folder}-`);
  process.env.TMPDIR = draft;
  try {
    await bundled.executablePath(archives);
    await inflate(join(archives, "al2023.tar.br"));
    // Its own configuration names a fixed folder; without a font Chromium lays out no text.
    writeFileSync(
      join(draft, "fonts.conf"),
      `<fontconfig><dir>${join(folder, "fonts")}</dir></fontconfig>\n`,
    );
    renameSync(draft, folder);
  } catch (error) {
    // Another process may have been first.
    if (!existsSync(folder)) throw error;
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    rmSync(draft, { recursive: true, force: true });
  }
}

function definedOf(env: Environment): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
