/** What is as large as the document: in quirks mode the body. */
export const scroller = (): Element => document.scrollingElement ?? document.documentElement;

/** The path alone: queries and fragments carry tokens. */
export const readPage = (): string => location.pathname.slice(0, 2_048);
