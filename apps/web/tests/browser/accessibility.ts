import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type axe from "axe-core";
import type { Page } from "playwright-core";
import { expect } from "vitest";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

declare global {
  interface Window {
    axe: typeof axe;
  }
}

/** The rules whose answer depends on colours: of a page that stands, the theme changes no other's. */
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];

/** What axe finds on the page as it stands: the rule, how grave it is, and the first element that shows it. */
function violations(page: Page, only?: readonly string[]): Promise<string[]> {
  return page.evaluate(async (rules) => {
    const found = await window.axe.run(document, {
      resultTypes: ["violations"],
      preload: false,
      // Every audit that Lighthouse's score is made of is a rule of axe; this one only it asks for.
      ...(rules
        ? { runOnly: { type: "rule", values: [...rules] } }
        : { rules: { "target-size": { enabled: true } } }),
    });
    return found.violations.map(({ id, impact, nodes }) => `${id}, ${impact}: ${nodes[0]?.html ?? ""}`);
  }, only);
}

/**
 * Expects that axe finds nothing at all, in light and in dark, which is more than a Lighthouse score of 95: that is
 * the weighted share of the same rules which hold.
 */
export async function expectAccessible(page: Page, what = page.url()): Promise<void> {
  await page.evaluate(source);
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  expect(await violations(page), `${what}, light`).toEqual([]);
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  expect(await violations(page, COLOUR_RULES), `${what}, dark`).toEqual([]);
}
