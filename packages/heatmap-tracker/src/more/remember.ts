/**
 * Keeps what `find` says of an element of the page's own document until `since` changes or is 0: who touches an
 * element often does so again before anything has changed. `isKnown`: whether it would be said without a search.
 */
export const remember = <Found>(find: (element: Element) => Found, since: () => number) => {
  let now = 0;
  let known = new WeakMap<Element, Found>();
  const isKnown = (element: Element): boolean => {
    const then = now;
    now = since();
    if (!now || now !== then) known = new WeakMap();
    return known.has(element);
  };
  return {
    isKnown,
    recall(element: Element): Found {
      if (isKnown(element)) return known.get(element) as Found;
      const found = find(element);
      if (element.getRootNode() === document) known.set(element, found);
      return found;
    },
  };
};
