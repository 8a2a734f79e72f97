import { type ChildNode, type Container, parse } from "postcss";

const MAX_DEPTH = 16;

/**
 * At-rules that only arrange other rules; every other one loads something, names something or is unknown. Of a font's
 * face only what loads nothing is left: names of fonts of the viewer's own system.
 */
const ARRANGING = new Set([
  "container",
  "font-face",
  "keyframes",
  "layer",
  "media",
  "scope",
  "starting-style",
  "supports",
  "-webkit-keyframes",
]);
const BINDING = /^(?:behavior|-moz-binding)$/i;
const ESCAPE = /\\(?:([0-9a-f]{1,6})\s?|([\s\S]))/gi;
const OWN_IMAGE =
  /url\(\s*(["']?)(?:data:image\/(?:png|gif|jpeg|webp|avif);base64,[\w+/=]*|#[\w-]*)\1\s*\)/gi;
/** Whatever can fetch, or run in an old browser. */
const LOADING =
  /(?:url|src|image|image-set|cross-fade|element|paint|expression|import)\s*\(|@import|javascript:/i;

const unescaped = (text: string): string =>
  text.replace(ESCAPE, (_, hex?: string, character?: string) => {
    const code = Number.parseInt(hex ?? "", 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : (character ?? "");
  });

/** Whether CSS text, however it is escaped, names nothing but images that it brings along. */
export const loadsNothing = (text: string): boolean => !LOADING.test(unescaped(text).replace(OWN_IMAGE, ""));

function parseStyles(text: string): Container | null {
  try {
    // Without `map: false` a comment in the text would make it read files of this machine.
    return parse(text, { map: false });
  } catch {
    return null;
  }
}

function written(node: ChildNode, depth: number): string {
  if (node.type === "decl") {
    const { prop, value, important } = node;
    const safe = !BINDING.test(unescaped(prop)) && loadsNothing(`${prop}:${value}`);
    return safe ? `${prop}:${value}${important ? "!important" : ""};` : "";
  }
  if (node.type === "comment" || depth > MAX_DEPTH) return "";
  const inside = () => (node.nodes ?? []).map((each) => written(each, depth + 1)).join("");
  if (node.type === "rule") return loadsNothing(node.selector) ? `${node.selector}{${inside()}}` : "";
  if (!ARRANGING.has(node.name.toLowerCase()) || !loadsNothing(node.params)) return "";
  const head = `@${node.name} ${node.params}`;
  return node.nodes === undefined ? `${head};` : `${head}{${inside()}}`;
}

/** Judged again as a whole: where a browser may read a text otherwise than the parser did, it still loads nothing. */
const whole = (text: string): string => (loadsNothing(text) ? text.replaceAll("</", "<\\/") : "");

/** A style sheet without anything that loads or runs; empty when it cannot be read. */
export const sanitizeStyles = (text: string): string =>
  whole((parseStyles(text)?.nodes ?? []).map((node) => written(node as ChildNode, 0)).join(""));

/** The same for a `style` attribute, which holds declarations alone. */
export const sanitizeDeclarations = (text: string): string =>
  whole(
    (parseStyles(text)?.nodes ?? [])
      .map((node) => (node.type === "decl" ? written(node as ChildNode, 0) : ""))
      .join(""),
  );
