import type { Fonts } from "./fonts.ts";
import { type Measure, maskText } from "./mask-text.ts";

/**
 * Masks the text of an element so that it takes the room it takes now. Fonts that the page loads are not there where
 * the snapshot is shown, so the mask is measured in what the page falls back on.
 */
export const createMask = (fonts: Fonts): ((text: string, element: Element) => string) => {
  const context = document.createElement("canvas").getContext("2d");
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
    const measure = (list: string) =>
      measureIn(`${fontStyle} ${fontWeight} ${fontSize} ${list}`, textTransform === "uppercase");
    return maskText(text, measure(fontFamily), measure(fonts.left(fontFamily)));
  };
};
