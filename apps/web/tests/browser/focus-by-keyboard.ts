import type { Page } from "playwright-core";
import { expect } from "vitest";

const MOST_PRESSES = 60;

/** What has the focus: its name as it is read out, and whether somebody who looks at the page finds it. */
function readFocus() {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return { name: "", isSeen: false };
  const label =
    focused instanceof HTMLInputElement || focused instanceof HTMLSelectElement ? focused.labels?.[0] : null;
  const name = focused.getAttribute("aria-label") ?? label?.textContent ?? focused.textContent ?? "";
  const box = focused.getBoundingClientRect();
  const isInWindow =
    box.width > 0 &&
    box.bottom > 0 &&
    box.right > 0 &&
    box.top < window.innerHeight &&
    box.left < window.innerWidth;
  // A control that is laid over its label wears the ring there.
  const ringed = [focused, focused.parentElement].some((element) => {
    const { outlineStyle, outlineWidth } = element
      ? getComputedStyle(element)
      : { outlineStyle: "none", outlineWidth: "0" };
    return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
  });
  return { name: name.replace(/\s+/g, " ").trim(), isSeen: isInWindow && ringed };
}

/** Expects that the focus stands on what is named so, and can be seen there. */
export async function expectFocus(page: Page, name: string | RegExp): Promise<void> {
  await expect
    .poll(() => page.evaluate(readFocus))
    .toEqual({ name: expect.stringMatching(name), isSeen: true });
}

/** Presses Tab until the focus stands on what is named so; on the whole way it can be seen. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < MOST_PRESSES; presses++) {
    await page.keyboard.press("Tab");
    const focus = await page.evaluate(readFocus);
    expect(focus.isSeen, `the focus on "${focus.name}"`).toBe(true);
    if (name.test(focus.name)) return;
  }
  throw new Error(`Tab does not lead to ${name}`);
}
