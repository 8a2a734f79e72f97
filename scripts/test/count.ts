import type { TestCase, TestModule } from "vitest/node";

/** What a run came to; a suite that failed to load, a failed hook and a stray error each count as one failure. */
export type Count = { passed: number; failed: number; skipped: { name: string; reason: string }[] };

export function count(modules: readonly TestModule[], strayErrors: number): Count {
  const result: Count = { passed: 0, failed: strayErrors, skipped: [] };
  for (const module of modules) {
    result.failed += module.errors().length;
    for (const suite of module.children.allSuites()) result.failed += suite.errors().length;
    for (const test of module.children.allTests()) add(result, test, module);
  }
  return result;
}

/** The last line of a run: `12 passed, 0 failed`, and how many were skipped if any. */
export function countLine({ passed, failed, skipped }: Count): string {
  return `${passed} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ""}`;
}

/** The full titles of the tests that passed. */
export const passedTitles = (modules: readonly TestModule[]): string[] =>
  modules.flatMap((module) =>
    [...module.children.allTests()]
      .filter((test) => test.result().state === "passed")
      .map(({ fullName }) => fullName),
  );

function add(result: Count, test: TestCase, module: TestModule): void {
  const outcome = test.result();
  if (outcome.state === "passed") result.passed += 1;
  else if (outcome.state === "skipped")
    result.skipped.push({
      name: `${module.relativeModuleId} > ${test.fullName}`,
      reason: outcome.note ?? "no reason given",
    });
  // "pending" means that the run ended before the test did.
  else result.failed += 1;
}
