import { type Measure, maskText } from "./mask-text.ts";

const unquoted = (family: string): string => family.trim().replace(/^["']|["']$/g, "");

/**
 * Masks the text of an element so that it takes the room it takes now. Fonts that the page loads are not there where
 * the snapshot is shown, so the mask is measured in what the page falls back on.
 */
export const createMask = (): ((text: string, element: Element) => string) => {
  const context = document.createElement("canvas").getContext("2d");
  const loaded = new Set([...document.fonts].map(({ family }) => unquoted(family)));
  const widths = new Map<string, Map<string, number>>();

  const measureIn = (font: string, isUpper: boolean): Measure => {
    const key = `${isUpper}${font}`;
    const known = widths.get(key) ?? new Map<string, number>();
    widths.set(key, known);
    return (text) => {
      let width = known.get(text);
      if (width === undefined && context) {
        context.font = font;
        width = context.measureText(isUpper ? text.toUpperCase() : text).width;
        known.set(text, width);
      }
      return width ?? 0;
    };
  };

  return (text, element) => {
    const { fontStyle, fontWeight, fontSize, fontFamily, textTransform } = getComputedStyle(element);
    const families = fontFamily.split(",");
    const left = families.filter((family) => !loaded.has(unquoted(family))).join() || "serif";
    const measure = (list: string) =>
      measureIn(`${fontStyle} ${fontWeight} ${fontSize} ${list}`, textTransform === "uppercase");
    return maskText(text, measure(fontFamily), measure(left));
  };
};
