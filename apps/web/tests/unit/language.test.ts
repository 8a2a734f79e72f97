import { expect, test } from "vitest";
import { chooseLanguage } from "../../src/messages/language.ts";

test("the chosen language wins over the browser's", () => {
  expect(chooseLanguage("id", "en-GB")).toBe("id");
});

test("an unknown choice falls back to the browser's order of preference, by weight", () => {
  expect(chooseLanguage("xx", "fr, en;q=0.5, id-ID;q=0.8")).toBe("id");
  expect(chooseLanguage(undefined, "id;q=0, de")).toBe("en");
});

test("English when nothing is known", () => {
  expect(chooseLanguage(undefined, null)).toBe("en");
  expect(chooseLanguage("__proto__", "constructor")).toBe("en");
});
