import { bundle } from "@titik/heatmap-tracker/build";
import { corpus, type Verdict } from "@titik/heatmap-tracker/corpus";
import { launchWholeBrowser } from "../../apps/web/tests/browser/launch-browser.ts";
import type { Section, Table } from "./report.ts";
import type { PageVerdicts } from "./selectors/in-page.ts";

declare global {
  /** Of the bundle in the page. */
  var judgeAll: () => PageVerdicts[];
}

const percent = (part: number, whole: number) => ((100 * part) / whole).toFixed(1);

const shares = ({ targets, right, stale, wrong }: Verdict) =>
  [right, stale, wrong].map((part) => percent(part, targets)).join(" / ");

const tableOf = (verdicts: readonly PageVerdicts[], kind: "same" | "rebuild" | "mutation"): Table => {
  const methods = [...new Set(verdicts.map(({ method }) => method))];
  return {
    head: [`${kind}: right / stale / wrong, %`, "made with", "tuned on", ...methods],
    rows: corpus.map(({ name, make, tuned }) => [
      name,
      make,
      tuned ? "yes" : "no",
      ...methods.map((method) => {
        const found = verdicts.find((verdict) => verdict.page === name && verdict.method === method);
        return found ? shares(found[kind]) : "";
      }),
    ]),
  };
};

/** How well elements are found again, page by page, beside the two libraries most used for it. */
export async function benchSelectors(): Promise<Section> {
  const browser = await launchWholeBrowser();
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: await bundle(`${import.meta.dirname}/selectors/in-page.ts`) });
    const verdicts = await page.evaluate(() => judgeAll());
    return {
      title: "Selectors",
      text: [
        `Every control and every innermost element of the pages in packages/heatmap-tracker/corpus is named, and looked for again: in the same page, in a rebuild (other hashes, other counted ids), and in five mutations of it (rows that come, go and trade places, wrappers, icons, states). Titik names by selector and fingerprint, so that what has changed too much is stale; the libraries know a selector alone.`,
      ],
      tables: (["same", "rebuild", "mutation"] as const).map((kind) => tableOf(verdicts, kind)),
    };
  } finally {
    await browser.close();
  }
}
