/** What people call an element, in the viewer's language. */
export type ElementKind = "link" | "button" | "field" | "heading" | "image";
export type KindNames = Readonly<Record<ElementKind, string>>;

const KINDS: readonly [fits: string, kind: ElementKind][] = [
  ["a[href], [role=link]", "link"],
  [
    "button, summary, [role=button], input:is([type=submit], [type=button], [type=reset], [type=image])",
    "button",
  ],
  ["input, select, textarea, [role=textbox], [role=searchbox], [role=combobox]", "field"],
  ["h1, h2, h3, h4, h5, h6, [role=heading]", "heading"],
  ["img, picture, svg, video, canvas, [role=img]", "image"],
];
/** Where people write what an element is called, as far as masking leaves it there. */
const LABELS = ["aria-label", "data-ht-id", "data-testid", "data-test", "name", "id"];
const COMBINATOR = /[\s>+~/]/;

/** The part of a selector or XPath that names the element itself. */
export function lastStep(selector: string): string {
  let start = 0;
  let depth = 0;
  let quote = "";
  for (let at = 0; at < selector.length; at += 1) {
    const sign = selector.charAt(at);
    if (sign === "\\") at += 1;
    else if (quote !== "") quote = sign === quote ? "" : quote;
    else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === "[" || sign === "(") depth += 1;
    else if (sign === "]" || sign === ")") depth -= 1;
    else if (depth === 0 && COMBINATOR.test(sign)) start = at + 1;
  }
  return selector.slice(start);
}

/** Where a link leads, as the selector says; the snapshot itself does not. */
const addressIn = (step: string): string | undefined =>
  /\[href="((?:\\.|[^"\\])+)"\]/.exec(step)?.[1]?.replace(/\\(.)/g, "$1");

/**
 * A short name for an element whose text is masked: what it is and what it is called in the page's source, else the
 * last part of its selector.
 */
export function maskedName(element: Element, selector: string, kinds: KindNames): string {
  const step = lastStep(selector);
  const label =
    LABELS.map((name) => element.getAttribute(name)).find((value) => value !== null && value !== "") ??
    addressIn(step);
  if (label === undefined || label === null) return step;
  const kind = KINDS.find(([fits]) => element.matches(fits))?.[1];
  return `${kind ? kinds[kind] : element.localName} ${label}`;
}
