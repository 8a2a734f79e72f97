import type { Fonts } from "./fonts.ts";

const ADDRESS = /url\((?:"(?:\\.|[^"\\])*"|[^)]*)\)/g;
/** Their arguments belong to them, so what is in front of them alone says too much: better one rule too many. */
const PSEUDO = /::?[a-z-]+(?:\((?:[^()]|\([^()]*\))*\))?/g;

/** CSS text without any address, of elsewhere or of data. */
export const withoutAddresses = (css: string): string =>
  css.replace(ADDRESS, "none").replaceAll("</", "<\\/");

const applies = (root: ParentNode, selector: string): boolean => {
  try {
    return (
      root.querySelector(selector.replace(PSEUDO, "").replace(/(^|[\s,>+~])(?=[,>+~]|$)/g, "$1*")) !== null
    );
  } catch {
    return true;
  }
};

function* writeRules(root: ParentNode, rules: CSSRuleList, fonts: Fonts): Generator<string> {
  for (const rule of rules) {
    const { cssText } = rule;
    if (rule instanceof CSSImportRule) {
      if (rule.styleSheet) yield* writeSheet(root, rule.styleSheet, fonts);
    } else if (rule instanceof CSSStyleRule) {
      if (applies(root, rule.selectorText)) yield fonts.ended(withoutAddresses(cssText));
      else yield "";
    } else if (rule instanceof CSSGroupingRule) {
      yield withoutAddresses(cssText.slice(0, cssText.indexOf("{") + 1));
      yield* writeRules(root, rule.cssRules, fonts);
      yield "}";
    } else yield rule instanceof CSSFontFaceRule ? fonts.face(rule) : withoutAddresses(cssText);
  }
}

function* writeSheet(root: ParentNode, sheet: CSSStyleSheet, fonts: Fonts): Generator<string> {
  let rules: CSSRuleList;
  try {
    rules = sheet.cssRules;
  } catch {
    // Of another origin.
    return;
  }
  const { mediaText } = sheet.media;
  if (mediaText) yield `@media ${mediaText}{`;
  yield* writeRules(root, rules, fonts);
  if (mediaText) yield "}";
}

/** The rules of a document or shadow root that concern what is in it, in their order, piece by piece. */
export function* writeStyles(root: Document | ShadowRoot, fonts: Fonts): Generator<string> {
  for (const sheet of [...root.styleSheets, ...root.adoptedStyleSheets])
    if (!sheet.disabled) yield* writeSheet(root, sheet, fonts);
}
