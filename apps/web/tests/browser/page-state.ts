import type { Page } from "playwright-core";

/** What the browser complains about from now on: its policy, and errors of scripts. */
export function watchPolicy(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (/content security policy/i.test(message.text())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  return complaints;
}

/** React has taken the page over: its scripts ran. */
export const hydrated = (page: Page) =>
  page.waitForFunction(() =>
    [...document.querySelectorAll("*")].some((element) =>
      Object.keys(element).some((key) => key.startsWith("__react")),
    ),
  );

/** Everything that was on its way is there. The network never falls silent where a page asks again and again. */
export const settled = (page: Page) =>
  page.waitForFunction(() => document.querySelector("main, h1") && !document.querySelector(".breathing"));
