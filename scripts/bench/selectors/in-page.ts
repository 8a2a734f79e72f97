import { finder } from "@medv/finder";
import {
  type Case,
  corpus,
  createBuild,
  judge,
  type Method,
  titik,
  type Verdict,
} from "@titik/heatmap-tracker/corpus";
import { getCssSelector } from "css-selector-generator";

/** A method that knows a selector alone: it takes what the selector finds first. */
const bySelector = (describe: (element: Element) => string): Method<string> => ({
  describe,
  find: (selector) => document.querySelector(selector) ?? undefined,
});

const METHODS = {
  titik: (each: Case) => judge(each, titik),
  "@medv/finder": (each: Case) =>
    judge(
      each,
      bySelector((element) => finder(element)),
    ),
  "css-selector-generator": (each: Case) =>
    judge(
      each,
      bySelector((element) => getCssSelector(element)),
    ),
};

export type MethodName = keyof typeof METHODS;

/** Of each page the verdict for the page as it is, for a rebuild, and for mutations added up. */
export interface PageVerdicts {
  page: string;
  method: MethodName;
  same: Verdict;
  rebuild: Verdict;
  mutation: Verdict;
}

const sum = (verdicts: readonly Verdict[]): Verdict => {
  const total: Verdict = { targets: 0, right: 0, stale: 0, wrong: 0 };
  for (const verdict of verdicts)
    for (const key of Object.keys(total) as (keyof Verdict)[]) total[key] += verdict[key];
  return total;
};

const MUTATIONS = [1, 2, 3, 4, 5];

const judgeAll = (): PageVerdicts[] =>
  corpus.flatMap(({ name, html }) => {
    const before = html(createBuild(1));
    return (Object.keys(METHODS) as MethodName[]).map((method) => {
      const run = METHODS[method];
      return {
        page: name,
        method,
        same: run({ before, after: before }),
        rebuild: run({ before, after: html(createBuild(2)) }),
        mutation: sum(MUTATIONS.map((mutation) => run({ before, after: before, mutation }))),
      };
    });
  });

Reflect.set(window, "judgeAll", judgeAll);
