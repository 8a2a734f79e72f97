const rounded = (value: number, min: number, max: number, scale: number): number =>
  Math.round(Math.max(min, Math.min(max, value || 0)) * scale) / scale;

/** CSS pixels as the API takes them: a tenth of a pixel, within a million. */
export const pixels = (value: number): number => rounded(value, -1e6, 1e6, 10);

/** 0 to 1, four decimals. */
export const fraction = (value: number): number => rounded(value, 0, 1, 1e4);

/** Viewport, scroll and document, in CSS pixels. */
export const readViewport = () => {
  // In quirks mode the body is what scrolls.
  const { scrollWidth, scrollHeight } = document.scrollingElement ?? document.documentElement;
  return {
    vw: innerWidth,
    vh: innerHeight,
    scrollX: pixels(scrollX),
    scrollY: pixels(scrollY),
    documentWidth: pixels(scrollWidth),
    documentHeight: pixels(scrollHeight),
  };
};

/** The path alone (queries and fragments carry tokens); `about:blank` has none with a slash. */
export const readPage = (): string => {
  const { pathname } = location;
  return (pathname.startsWith("/") ? pathname : `/${pathname}`).slice(0, 2_048);
};
