type Context = OffscreenCanvasRenderingContext2D;

const isClear = (colour: string) => colour === "transparent" || /,\s*0\)$|\/\s*0\)$/.test(colour);

/** The element's own surface: what it is filled with, and its frame. */
function paintBox(context: Context, { left, top, width, height }: DOMRect, style: CSSStyleDeclaration): void {
  const radius = Math.min(Number.parseFloat(style.borderTopLeftRadius) || 0, width / 2, height / 2);
  context.beginPath();
  context.roundRect(left, top, width, height, radius);
  if (!isClear(style.backgroundColor)) {
    context.fillStyle = style.backgroundColor;
    context.fill();
  }
  const line = Number.parseFloat(style.borderTopWidth) || 0;
  const isFramed =
    line > 0 && style.borderTopStyle !== "none" && style.borderBottomWidth === style.borderTopWidth;
  if (isFramed && !isClear(style.borderTopColor)) {
    context.strokeStyle = style.borderTopColor;
    context.lineWidth = line;
    context.stroke();
  }
}

/** Each line of a text at its place: the browser broke the lines, so they are asked for word by word. */
function paintText(context: Context, text: Text, style: CSSStyleDeclaration): void {
  const range = text.ownerDocument.createRange();
  context.fillStyle = style.color;
  context.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  context.letterSpacing = style.letterSpacing === "normal" ? "0px" : style.letterSpacing;
  context.textBaseline = "alphabetic";
  for (const { index, 0: word } of text.data.matchAll(/\S+/g)) {
    range.setStart(text, index);
    range.setEnd(text, index + word.length);
    const box = range.getClientRects()[0];
    if (!box) continue;
    const { fontBoundingBoxAscent: above, fontBoundingBoxDescent: below } = context.measureText(word);
    context.fillText(
      style.textTransform === "uppercase" ? word.toUpperCase() : word,
      box.left,
      box.top + (box.height + above - below) / 2,
    );
  }
}

/**
 * Draws a page's boxes, texts and pictures at the places where the browser laid them out: enough to know the page
 * again beneath its heat. Gradients, background images and vector drawings are left out.
 */
export function paintPage(context: Context, page: Document): void {
  const view = page.defaultView;
  if (!view) return;
  const paint = (element: Element) => {
    const style = view.getComputedStyle(element);
    if (style.display === "none" || style.visibility === "hidden" || style.opacity === "0") return;
    const box = element.getBoundingClientRect();
    if (box.width > 0 && box.height > 0) {
      paintBox(context, box, style);
      if (element.matches("img, canvas") && isDrawable(element)) {
        context.drawImage(element, box.left, box.top, box.width, box.height);
      }
    }
    for (const node of element.childNodes) {
      if (node.nodeType === Node.TEXT_NODE && isText(node)) paintText(context, node, style);
      else if (node.nodeType === Node.ELEMENT_NODE && isElement(node)) paint(node);
    }
  };
  paint(page.documentElement);
}

/** Narrow by kind: a node of another window is no `instanceof` of this window's classes. */
const isText = (node: Node): node is Text => node.nodeType === Node.TEXT_NODE;
const isElement = (node: Node): node is Element => node.nodeType === Node.ELEMENT_NODE;

/** A picture of another origin would make the canvas unreadable. */
const isDrawable = (element: Element): element is HTMLImageElement | HTMLCanvasElement =>
  element.tagName === "CANVAS" ||
  (element.tagName === "IMG" &&
    "currentSrc" in element &&
    "complete" in element &&
    element.complete === true &&
    String(element.currentSrc).startsWith(element.ownerDocument.location.origin));
