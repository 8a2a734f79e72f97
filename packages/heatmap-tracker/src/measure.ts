/** What is as large as the document: in quirks mode the body. */
export const scroller = (): Element => document.scrollingElement ?? document.documentElement;

let address: string | undefined;
let page: string;

/** The path alone: queries and fragments carry tokens. Taken out of an address once: it is a new string each time. */
export const readPage = (): string => {
  if (address !== document.URL) {
    address = document.URL;
    page = location.pathname.slice(0, 2_048);
  }
  return page;
};
