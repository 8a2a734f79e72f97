import { mutate } from "./mutate.ts";

/** A way to name elements and to find them again. */
export interface Method<Clue> {
  describe: (element: Element) => Clue;
  /** Undefined when the clue is known to be stale. */
  find: (clue: Clue) => Element | undefined;
}

export interface Verdict {
  targets: number;
  right: number;
  stale: number;
  /** Another element than the one that was named. */
  wrong: number;
}

export interface Case {
  before: string;
  after: string;
  /** Seed of a mutation of the page after. */
  mutation?: number | undefined;
}

const CONTROLS = "a,button,input,select,textarea,label,summary,[role=button]";

/** What people click: controls, and the innermost elements of everything else. */
const isTarget = (element: Element): boolean =>
  element.matches(CONTROLS) ||
  (!element.firstElementChild &&
    !element.matches("br,option,svg *") &&
    !element.parentElement?.closest("a,button"));

/** Names every target of a page as it was and looks for it in the page as it is; both are laid into this document. */
export const judge = <Clue>({ before, after, mutation }: Case, method: Method<Clue>): Verdict => {
  document.body.innerHTML = before;
  const clues = [...document.body.querySelectorAll("*")].map((element) =>
    isTarget(element) ? { clue: method.describe(element) } : undefined,
  );
  document.body.innerHTML = after;
  const elements = [...document.body.querySelectorAll("*")];
  if (mutation !== undefined) mutate(document.body, mutation);

  const verdict: Verdict = { targets: 0, right: 0, stale: 0, wrong: 0 };
  for (const [index, named] of clues.entries()) {
    const element = elements[index];
    if (!named || !element?.isConnected) continue;
    const found = method.find(named.clue);
    verdict.targets++;
    verdict[found === element ? "right" : found ? "wrong" : "stale"]++;
  }
  return verdict;
};
