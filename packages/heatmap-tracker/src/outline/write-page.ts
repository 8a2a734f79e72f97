import { MASKED } from "../boundaries.ts";
import { createWriteAttributes } from "./attributes.ts";
import { createFonts } from "./fonts.ts";
import { createMask } from "./measure-text.ts";
import { writeStyles } from "./styles.ts";

const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;
const UNSEEN =
  /^(?:script|style|link|meta|base|title|noscript|template|source|track|param|datalist|area|map)$/;
const IMAGE = /^(?:img|video|audio|canvas|iframe|frame|object|embed)$/;
/** Filled by others: in the snapshot a box like any other. */
const FOREIGN = /^(?:audio|iframe|frame|object|embed)$/;
/** Larger drawings may say something: charts, signatures, codes. CSS pixels. */
const ICON = 64;

interface Task {
  node: Node;
  isMasked: boolean;
}

const sizeOf = (element: Element): string => {
  const { width, height, boxSizing } = getComputedStyle(element);
  return width.endsWith("px") ? `width:${width};height:${height};box-sizing:${boxSizing}` : "";
};

const isLargeDrawing = (element: Element): boolean => {
  const { width, height } = element.getBoundingClientRect();
  return element.localName === "svg" && Math.max(width, height) > ICON;
};

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/**
 * This page as HTML, piece by piece: its boxes and styles, texts masked to the same room, fields empty, images and
 * frames as boxes, and nothing of `data-ht-ignore` but its size.
 */
export function* writePage(): Generator<string> {
  const fonts = createFonts();
  const mask = createMask(fonts);
  const writeAttributes = createWriteAttributes(fonts);
  if (document.compatMode === "CSS1Compat") yield "<!doctype html>";
  /** What is still to write, the next one last. */
  const open: (Task | string)[] = [{ node: document.documentElement, isMasked: false }];

  const addChildren = (parent: Node, isMasked: boolean) => {
    for (let child = parent.lastChild; child; child = child.previousSibling)
      open.push({ node: child, isMasked });
  };

  for (let task = open.pop(); task !== undefined; task = open.pop()) {
    if (typeof task === "string") {
      yield task;
      continue;
    }
    const { node } = task;
    if (node instanceof Text) {
      const parent = node.parentElement ?? (node.parentNode as ShadowRoot).host;
      yield escaped(mask(node.data, parent));
    }
    if (!(node instanceof Element) || UNSEEN.test(node.localName)) continue;
    const { localName } = node;
    const isMasked = task.isMasked || node.matches(MASKED);
    const isBox = IMAGE.test(localName) || node.matches("[data-ht-ignore]") || isLargeDrawing(node);
    const name = FOREIGN.test(localName) ? "canvas" : localName;
    let attributes = writeAttributes(node, isMasked, isBox ? sizeOf(node) : "");
    if (node === document.documentElement) attributes += " data-ht-masked";
    if (node instanceof HTMLInputElement && /^(?:submit|button|reset)$/.test(node.type))
      attributes += ` value="${mask(node.value, node).replaceAll('"', "")}"`;
    yield `<${name}${attributes}>`;
    if (VOID.test(name)) continue;
    open.push(`</${name}>`);
    if (isBox || node instanceof HTMLTextAreaElement) continue;
    if (localName === "head") {
      yield "<style>";
      yield* writeStyles(document, fonts);
      yield "</style>";
      continue;
    }
    addChildren(node, isMasked);
    const { shadowRoot } = node;
    if (shadowRoot) {
      yield '<template shadowrootmode="open"><style>';
      yield* writeStyles(shadowRoot, fonts);
      yield "</style>";
      open.push("</template>");
      addChildren(shadowRoot, isMasked);
    }
  }
}
