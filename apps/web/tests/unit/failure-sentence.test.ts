import { expect, test } from "vitest";
import { en } from "../../src/messages/en.ts";
import { ApiFailure, failureSentence, UnexpectedAnswer } from "../../src/queries/api-failure.ts";

const { errors } = en;

test("a refusal, a strange answer and a dead line are told apart", () => {
  expect(failureSentence(new ApiFailure(401, "no"), errors)).toBe(errors.unauthorized);
  expect(failureSentence(new UnexpectedAnswer("no"), errors)).toBe(errors.shape);
  expect(failureSentence(new TypeError("fetch failed"), errors)).toBe(errors.network);
});

test("the server's reason is said where the viewer can act on it, and not for a fault of the server", () => {
  expect(failureSentence(new ApiFailure(400, "name: too long"), errors)).toBe(
    `${errors.other} name: too long`,
  );
  expect(failureSentence(new ApiFailure(500, "Internal error"), errors)).toBe(errors.other);
});

test("a form speaks of what was tried, not of the heatmap", () => {
  const words = { ...errors, ...en.forms.errors };
  expect(failureSentence(new ApiFailure(403, "no"), words)).toBe("You may not do this.");
  expect(failureSentence(new ApiFailure(500, ""), words)).not.toContain("heatmap");
});
