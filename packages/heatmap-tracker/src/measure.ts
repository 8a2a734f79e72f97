/** Viewport, scroll and document, in CSS pixels. */
export const readViewport = () => {
  // In quirks mode the body is what scrolls.
  const { scrollWidth, scrollHeight } = document.scrollingElement ?? document.documentElement;
  return {
    vw: innerWidth,
    vh: innerHeight,
    scrollX,
    scrollY,
    documentWidth: scrollWidth,
    documentHeight: scrollHeight,
  };
};

/** The path alone: queries and fragments carry tokens. */
export const readPage = (): string => location.pathname.slice(0, 2_048);
