import type { TestTenant } from "@titik/db/testing";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { signIn } from "./dashboard-session.ts";
import { launchBrowser } from "./launch-browser.ts";
import { settled } from "./page-state.ts";

interface PagesToChoose {
  baseUrl: string;
  tenant: TestTenant;
  /** Where the viewer comes in; the others are then chosen in turn. */
  first: string;
  others: readonly string[];
}

/** What such a page looks like: forty elements in eight sections. */
const sections = Array.from({ length: 8 }, (_, section) => {
  const elements = Array.from(
    { length: 5 },
    (_, row) => `<p id="item-${section + 8 * row}">xxxxx xxxxxx</p>`,
  );
  return `<section style="height:200px">${elements.join("")}</section>`;
});
const html = `<!doctype html><title>xxx</title><main>${sections.join("")}</main>`;

/** How long after the choice of a page in the list its heat is drawn on its snapshot, milliseconds, page by page. */
export async function* timeChosenPages({
  baseUrl,
  tenant,
  first,
  others,
}: PagesToChoose): AsyncGenerator<number> {
  for (const page of [first, ...others]) {
    const answer = await fetch(`${baseUrl}/api/outlines?dsn=${tenant.dsn}`, {
      method: "POST",
      headers: { "content-type": "text/plain;charset=UTF-8" },
      body: JSON.stringify({ page, vw: 1440, height: 1_600, html }),
    });
    expect(answer.status).toBe(201);
  }
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-GB" });
    await signIn(context, tenant.accounts.reader);
    const viewer = await context.newPage();
    await viewer.goto(`${baseUrl}/dashboard/${tenant.tenantId}/heatmap?range=30d&page=${first}`);
    await drawnAt(viewer, first);
    await viewer.evaluate(() =>
      document.addEventListener("click", ({ timeStamp }) => {
        document.documentElement.dataset.clickedAt = String(timeStamp);
      }),
    );
    let shown = first;
    for (const page of others) {
      // Whoever chooses another page has read this one: its list, which takes longer, is there.
      await settled(viewer);
      await viewer.getByRole("button", { name: shown }).first().click();
      await viewer.getByRole("dialog").getByText(page, { exact: true }).click();
      const drawn = await drawnAt(viewer, page);
      yield drawn - Number(await viewer.locator("html").getAttribute("data-clicked-at"));
      shown = page;
    }
  } finally {
    await browser.close();
  }
}

/** The moment at which there is heat over the page, on the clock of the window. */
async function drawnAt(viewer: Page, page: string): Promise<number> {
  const drawn = await viewer.waitForFunction((wanted) => {
    const canvas = document.querySelector<HTMLCanvasElement>("canvas[data-testid=heat]");
    const frame = document.querySelector("iframe");
    if (!canvas || !frame?.title.endsWith(` ${wanted}`)) return null;
    const pixels = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data;
    return pixels?.some((value, at) => at % 4 === 3 && value > 0) ? performance.now() : null;
  }, page);
  return (await drawn.jsonValue()) ?? Number.NaN;
}
