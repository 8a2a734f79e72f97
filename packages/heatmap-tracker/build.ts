import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { type BuildOptions, build } from "esbuild";
import { type MinifyOptions, minify } from "terser";
import type { Chunks } from "./src/chunks.ts";

/** Of each file, gzip. */
const LIMIT_BYTES = 4_096;
const SCRIPT = "t.js";
const CHUNKS: readonly (keyof Chunks)[] = ["more", "outline"];

const here = import.meta.dirname;

const bundled = async (options: BuildOptions): Promise<string> => {
  const { outputFiles } = await build({
    bundle: true,
    minify: true,
    target: "es2022",
    legalComments: "none",
    write: false,
    ...options,
  });
  const [file] = outputFiles ?? [];
  if (!file) throw new Error("esbuild made nothing");
  return file.text;
};

/** One classic script from `entry` (an absolute path). */
export const bundle = (entry: string): Promise<string> =>
  bundled({ entryPoints: [entry], format: "iife", define: { "process.env.NODE_ENV": '"development"' } });

/** Properties that no browser, server or page knows by name. */
const INTERNAL =
  /^(?:adopt|ask|awaitEffect|change|chunks|close|current|describe|details|env|findAnchor|finish|flushBeforeHide|frameOffset|ignoreDoNotTrack|recognise|isOnline|judge|listen|mark|more|outline|reactions|read|unchangedSince|record|recorder|send|stamp|storage)$/;

/**
 * Who is named for the first time would wait for each function to be compiled: this has it done beside the page's own
 * work, as the file comes: https://v8.dev/blog/explicit-compile-hints
 */
const AT_ONCE = "//# allFunctionsCalledOnLoad\n";

/** A twentieth smaller than esbuild alone: it inlines what is used once. */
const squeeze = async (script: string, names: NonNullable<MinifyOptions["nameCache"]>): Promise<string> => {
  const { code } = await minify(script, {
    ecma: 2020,
    module: true,
    compress: { passes: 4, keep_fargs: false, pure_getters: true, unsafe_arrows: true, unsafe: true },
    mangle: { properties: { regex: INTERNAL, builtins: true } },
    nameCache: names,
  });
  if (!code) throw new Error("terser made nothing of the script");
  // Nothing is assigned twice by mistake any more, and one word for both packs better.
  return code.replace(/\bconst /g, "let ");
};

/** The script, and each chunk as a module that says of which build it is; their code by file name. */
const bundleAll = async (name: string): Promise<Record<string, string>> => {
  const define = { BUILD: JSON.stringify(name) };
  const files: Record<string, string> = {
    [SCRIPT]: await bundled({ entryPoints: [`${here}/src/script.ts`], format: "iife", define }),
  };
  for (const chunk of CHUNKS) {
    const contents = `export { start } from "./src/${chunk}/start.ts"; export const BUILD = ${define.BUILD};`;
    files[`t-${chunk}.js`] = await bundled({ stdin: { contents, resolveDir: here }, format: "esm" });
  }
  return files;
};

/**
 * The tracker as browsers load it: `t.js` and beside it its chunks, by file name. Throws when one of them weighs
 * more than 4 kB gzip.
 */
export const buildScripts = async (): Promise<Record<string, string>> => {
  const draft = Object.values(await bundleAll("")).join();
  const name = createHash("sha256").update(draft).digest("hex").slice(0, 8);
  const files = await bundleAll(name);
  const names = {};
  for (const [file, code] of Object.entries(files)) {
    const small = (file === SCRIPT ? "" : AT_ONCE) + (await squeeze(code, names));
    files[file] = small;
    const bytes = gzipSync(small, { level: 9 }).length;
    console.log(`${file}: ${small.length} bytes, ${bytes} gzip (limit ${LIMIT_BYTES})`);
    if (bytes > LIMIT_BYTES) throw new Error(`${file} weighs ${bytes} bytes gzip, more than ${LIMIT_BYTES}`);
  }
  return files;
};

/** Builds them into a folder. */
export const publishScripts = async (folder: string): Promise<void> => {
  await mkdir(folder, { recursive: true });
  for (const [file, code] of Object.entries(await buildScripts())) await writeFile(join(folder, file), code);
};

if (import.meta.main) await publishScripts(`${here}/dist`);
