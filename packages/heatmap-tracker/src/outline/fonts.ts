/** What every system has, or what stands for the fonts around. */
const GENERIC =
  /(?:^|[\s,])(?:(?:sans-)?serif|monospace|cursive|fantasy|math|emoji|system-ui|ui-[a-z-]+|inherit|initial|unset|revert(?:-layer)?)$/;
const STACK = /(?<![\w-])(font(?:-family)?: ?)([^;}!]+)/g;

const unquoted = (family: string): string => family.trim().replace(/^["']|["']$/g, "");

const ended = (stack: string): string => (GENERIC.test(stack.trim()) ? stack : `${stack},sans-serif`);

/** The fonts that the page loads, which are not there where its snapshot is shown, and what stands in for them. */
export const createFonts = () => {
  const loaded = new Set([...document.fonts].map(({ family }) => unquoted(family)));
  const names = (stack: string): boolean => [...loaded].some((family) => stack.includes(family));
  return {
    /** The families of a stack that are left, down to a generic one. */
    left: (stack: string): string => {
      const families = stack.split(",").filter((family) => !loaded.has(unquoted(family)));
      return families.length > 0 ? ended(families.join()) : "sans-serif";
    },
    /** CSS text in which a stack of loaded fonts, or one that a variable holds, ends in a generic family. */
    ended: (css: string): string =>
      css.replace(STACK, (all, name: string, stack: string) =>
        names(stack) || (name.includes("-") && stack.includes("var(")) ? name + ended(stack) : all,
      ),
    /** A face as the snapshot can have it: one of the system's own fonts, with which pages bridge the loading. */
    face: ({ cssText, style }: CSSFontFaceRule): string => {
      if (/url\(/.test(cssText)) return "";
      loaded.delete(unquoted(style.getPropertyValue("font-family")));
      return cssText;
    },
  };
};

export type Fonts = ReturnType<typeof createFonts>;
