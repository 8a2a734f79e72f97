import { corpus, createBuild, judge, titik, type Verdict } from "@titik/heatmap-tracker/corpus";

const MUTATIONS = [1, 2, 3, 4, 5];

const sum = (verdicts: readonly Verdict[]): Verdict => {
  const total: Verdict = { targets: 0, right: 0, stale: 0, wrong: 0 };
  for (const verdict of verdicts)
    for (const key of Object.keys(total) as (keyof Verdict)[]) total[key] += verdict[key];
  return total;
};

/** How the tracker's selectors fare on the pages that they were not tuned on, all added up. */
export const judgeCorpus = () => {
  const pages = corpus.filter(({ tuned }) => !tuned).map(({ html }) => html);
  const before = pages.map((html) => html(createBuild(1)));
  return {
    pages: pages.length,
    same: sum(before.map((page) => judge({ before: page, after: page }, titik))),
    rebuild: sum(
      pages.map((html, index) => judge({ before: before[index] ?? "", after: html(createBuild(2)) }, titik)),
    ),
    mutation: sum(
      before.flatMap((page) =>
        MUTATIONS.map((mutation) => judge({ before: page, after: page, mutation }, titik)),
      ),
    ),
  };
};

Reflect.set(window, "judgeCorpus", judgeCorpus);
