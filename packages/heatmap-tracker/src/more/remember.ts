/**
 * Keeps what `find` says of an element of the page's own document until `since` changes or is 0: who touches an
 * element often does so again before anything has changed. `known`: what would be said without a search.
 */
export const remember = <Found>(find: (element: Element) => Found, since: () => number) => {
  let now = 0;
  let memory = new WeakMap<Element, Found>();
  const known = (element: Element): Found | undefined => {
    const then = now;
    now = since();
    if (!now || now !== then) memory = new WeakMap();
    return memory.get(element);
  };
  return {
    known,
    recall(element: Element): Found {
      const old = known(element);
      if (old !== undefined) return old;
      const found = find(element);
      if (element.getRootNode() === document) memory.set(element, found);
      return found;
    },
  };
};
