import { expect, test } from "vitest";
import { lastStep } from "../../app/(titik)/dashboard/[project]/heatmap/masked-name.ts";

test.each([
  ["button", "button"],
  [".hero > h1", "h1"],
  ['li:has([href="/kopi/a b"]) a[title="x > y"]', 'a[title="x > y"]'],
  ["main .btn\\:hover\\/2", ".btn\\:hover\\/2"],
  ["my-shop >>> .card:not(.a .b)", ".card:not(.a .b)"],
  ["//main/div[@id='a/b']/span[2]", "span[2]"],
])("of %s the last step names the element itself", (selector, step) => {
  expect(lastStep(selector)).toBe(step);
});
