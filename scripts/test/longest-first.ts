import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * Suites one after the other, without a pause between them. Starts come last: where a file was edited in the meantime
 * they build anew, beneath the server of the others.
 */
const SUITES = ["unit", "api", "routes", "browser", "start"];

/** Files that take the longest. Whoever begins one last leaves the other worker without work for as long. */
const LONGEST = [
  "million-events",
  "hostile-input",
  "api-documents",
  "each-page",
  "people",
  "heatmap-page",
  "webhooks",
];

const place = (list: readonly string[], name: string) =>
  list.includes(name) ? list.indexOf(name) : list.length;
const nameOf = ({ moduleId }: TestSpecification) => /([^/]+)\.test\.ts$/.exec(moduleId)?.[1] ?? "";

/** The order of the files of a run: suite by suite, in each the longest first. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted(
      (a, b) =>
        place(SUITES, a.project.name) - place(SUITES, b.project.name) ||
        place(LONGEST, nameOf(a)) - place(LONGEST, nameOf(b)),
    );
  }
}
