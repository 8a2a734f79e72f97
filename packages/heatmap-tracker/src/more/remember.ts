/**
 * Keeps what `find` says of an element of the page's own document until `since` changes or is 0: who touches an
 * element often does so again before anything has changed.
 */
export const remember = <Found>(find: (element: Element) => Found, since: () => number) => {
  const known = new WeakMap<Element, [since: number, found: Found]>();
  return (element: Element): Found => {
    const now = element.getRootNode() === document ? since() : 0;
    const [then, before] = known.get(element) ?? [];
    if (now && now === then) return before as Found;
    const found = find(element);
    known.set(element, [now, found]);
    return found;
  };
};
