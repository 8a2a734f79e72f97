import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

export const root = resolve(import.meta.dirname, "../..");
export const readText = (path: string): string => readFileSync(join(root, path), "utf8");

export const MAIN = "workspace/05_API/analytics-heatmap-api.md";
export const MIRROR = ".trae/documents/Spesifikasi API Fitur Analytics Heatmap.md";
export const document = readText(MAIN);

/** The part of the document under a heading of the second level; empty when there is none. */
export const section = (heading: string): string =>
  document.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? "";

/** The contents of the fenced blocks of a language, in their order. */
export const blocks = (language: string, text: string): string[] =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, "gm"))].map(
    ([, body]) => body ?? "",
  );
