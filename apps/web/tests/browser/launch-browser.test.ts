import { expect, test } from "vitest";
import { launchBrowser } from "./launch-browser.ts";

async function lookAtAPage(env?: Record<string, string>): Promise<string> {
  const browser = await launchBrowser(env);
  try {
    const page = await browser.newPage();
    await page.goto(
      "data:text/html,<title>empty</title><b>Titik</b><script>document.title=innerWidth</script>",
    );
    const width = (await page.locator("b").boundingBox())?.width ?? 0;
    return `${await page.title()}, ${width > 20 ? "text" : "no text"}`;
  } finally {
    await browser.close();
  }
}

test("some Chromium opens a page, lays it out and runs its script", async () => {
  expect(await lookAtAPage()).toBe("1280, text");
});

test("without any Chromium on the machine, the one among the dev dependencies does", async ({ skip }) => {
  if (process.platform !== "linux" || process.arch !== "x64") skip("that package is for Linux x64 alone");
  expect(await lookAtAPage({})).toBe("1280, text");
});

test("a wrong CHROMIUM_PATH is not silently replaced by another browser", async () => {
  await expect(launchBrowser({ CHROMIUM_PATH: "/nowhere/chromium" })).rejects.toThrow(/nowhere/);
});
