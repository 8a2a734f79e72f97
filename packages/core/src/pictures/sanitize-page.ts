import { AppError } from "@titik/contract";
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, html, parse, serialize } from "parse5";
import {
  CUSTOM_ELEMENT,
  HTML_ELEMENTS,
  mayHaveHtmlAttribute,
  mayHaveSvgAttribute,
  SVG_ELEMENTS,
} from "./allowed-html.ts";
import { loadsNothing, sanitizeDeclarations, sanitizeStyles } from "./sanitize-styles.ts";

type Document = DefaultTreeAdapterTypes.Document;
type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.ChildNode;
type Parent = DefaultTreeAdapterTypes.ParentNode;
type Attribute = Element["attrs"][number];

/** No page nests deeper; a parser that has to look through a deeper stack for each tag takes minutes. */
const MAX_DEPTH = 256;
/** Open formatting is repeated in each paragraph, so a few bytes can ask for millions of elements. */
const MAX_ELEMENTS = 50_000;
/** One transparent pixel: an image that is there, of whatever size its style says. */
const PIXEL = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";
/** Nobody writes a longer one; reading one of 500 kB takes a second. */
const MAX_STYLE = 8_192;
const OWN_REFERENCE = /^#[\w-]{1,64}$/;
/** Images are boxes. */
const HOUSE_STYLE = "img,video,canvas{background:#7f7f7f26}";
const STABLE_AFTER = 3;

const refusal = (message: string) => new AppError("unprocessable", message);

function parseBounded(text: string): Document {
  let depth = 0;
  let elements = 0;
  return parse(text, {
    scriptingEnabled: false,
    treeAdapter: {
      ...defaultTreeAdapter,
      onItemPush() {
        depth += 1;
        elements += 1;
        if (elements > MAX_ELEMENTS) throw refusal(`The page has more than ${MAX_ELEMENTS} elements.`);
        if (depth > MAX_DEPTH) throw refusal(`The page nests deeper than ${MAX_DEPTH} elements.`);
      },
      onItemPop() {
        depth -= 1;
      },
    },
  });
}

const isShadowRoot = ({ tagName, attrs }: Element): boolean =>
  tagName === "template" &&
  attrs.some(({ name, value }) => name === "shadowrootmode" && /^(?:open|closed)$/.test(value));

function isAllowed(element: Element): boolean {
  const { namespaceURI, tagName } = element;
  if (namespaceURI === html.NS.SVG) return SVG_ELEMENTS.has(tagName);
  if (namespaceURI !== html.NS.HTML) return false;
  if (tagName === "template") return isShadowRoot(element);
  return HTML_ELEMENTS.has(tagName) || CUSTOM_ELEMENT.test(tagName);
}

function allowedAttributes({ tagName, namespaceURI, attrs }: Element): Attribute[] {
  const isSvg = namespaceURI === html.NS.SVG;
  const type = attrs.find(({ name }) => name === "type")?.value ?? "";
  const kept = attrs.flatMap(({ name, value }): Attribute[] => {
    if (name === "style")
      return value.length > MAX_STYLE ? [] : [{ name, value: sanitizeDeclarations(value) }];
    if (name === "shadowrootmode") return tagName === "template" ? [{ name, value: "open" }] : [];
    if (isSvg) {
      if (name === "href") return tagName === "use" && OWN_REFERENCE.test(value) ? [{ name, value }] : [];
      return mayHaveSvgAttribute(name) && loadsNothing(value) ? [{ name, value }] : [];
    }
    // A link looks like one and leads nowhere.
    if (name === "href") return tagName === "a" ? [{ name, value: "#" }] : [];
    return mayHaveHtmlAttribute(tagName, name, type) ? [{ name, value }] : [];
  });
  return tagName === "img" ? [...kept, { name: "src", value: PIXEL }] : kept;
}

function cleanChildren(parent: Parent): void {
  parent.childNodes = parent.childNodes.filter((node) => clean(node));
}

/** Cleans a node and what is in it; false when the node has to go. */
function clean(node: Node): boolean {
  if (defaultTreeAdapter.isTextNode(node) || defaultTreeAdapter.isDocumentTypeNode(node)) return true;
  if (!defaultTreeAdapter.isElementNode(node) || !isAllowed(node)) return false;
  node.attrs = allowedAttributes(node);
  if (node.tagName === "style") {
    const [text] = node.childNodes;
    if (text && defaultTreeAdapter.isTextNode(text)) text.value = sanitizeStyles(text.value);
    return text !== undefined;
  }
  if ("content" in node) cleanChildren(node.content);
  cleanChildren(node);
  return true;
}

const cleaned = (text: string): string => {
  const page = parseBounded(text);
  cleanChildren(page);
  return serialize(page);
};

function addHouseStyle(text: string): string {
  const at = text.indexOf("<head>") + "<head>".length;
  return `${text.slice(0, at)}<style>${HOUSE_STYLE}</style>${text.slice(at)}`;
}

/**
 * HTML that shows something and does nothing: elements, attributes and style by an allow-list, links that lead
 * nowhere, images as boxes. It is what a browser reads again as the very same, so that nothing can hide in the
 * difference. Throws `unprocessable` for a page that nests too deep or does not come to rest.
 */
export function sanitizePage(text: string): string {
  let before = cleaned(text);
  for (let round = 0; round < STABLE_AFTER; round += 1) {
    const after = cleaned(before);
    if (after === before) return addHouseStyle(after);
    before = after;
  }
  throw refusal("The page cannot be made safe.");
}
