import { mkdir, writeFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { minify } from "terser";

const AIM_BYTES = 4_096;
const LIMIT_BYTES = 5_120;

/** One classic script from `entry` (an absolute path). */
export const bundle = async (entry: string): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    legalComments: "none",
    define: { "process.env.NODE_ENV": '"development"' },
    write: false,
  });
  const [file] = outputFiles;
  if (!file) throw new Error(`esbuild made nothing of ${entry}`);
  return file.text;
};

/** Properties that no browser, server or page knows by name. */
const INTERNAL =
  /^(?:stamp|send|awaitEffect|finish|isOnline|storage|details|ignoreDoNotTrack|flushBeforeHide|change)$/;

/** A twentieth smaller than esbuild alone: it inlines what is used once. */
const squeeze = async (script: string): Promise<string> => {
  const { code } = await minify(script, {
    ecma: 2020,
    module: true,
    compress: { passes: 4, keep_fargs: false, pure_getters: true, unsafe_arrows: true, unsafe: true },
    mangle: { properties: { regex: INTERNAL, builtins: true } },
  });
  if (!code) throw new Error("terser made nothing of the script");
  // Nothing is assigned twice by mistake any more, and one word for both packs better.
  return code.replace(/\bconst /g, "let ");
};

/** Bundles the script into dist/t.js and answers its path; throws when it weighs more than 5 kB gzip. */
export const buildScript = async (): Promise<string> => {
  const code = await squeeze(await bundle(`${import.meta.dirname}/src/script.ts`));
  const bytes = gzipSync(code, { level: 9 }).length;
  console.log(`t.js: ${code.length} bytes, ${bytes} gzip (aim ${AIM_BYTES}, limit ${LIMIT_BYTES})`);
  if (bytes > LIMIT_BYTES) throw new Error(`t.js weighs ${bytes} bytes gzip, more than ${LIMIT_BYTES}`);
  const folder = `${import.meta.dirname}/dist`;
  await mkdir(folder, { recursive: true });
  await writeFile(`${folder}/t.js`, code);
  return `${folder}/t.js`;
};

if (import.meta.main) await buildScript();
