import { describe, expect, test } from "vitest";
import { describeChange } from "../../app/(titik)/dashboard/[project]/audit/describe-change.ts";
import { en } from "../../src/messages/en.ts";
import { id } from "../../src/messages/id.ts";

const before = { name: "Kopi", retentionDays: 396, origins: [] };
const email = "dewi@example.com";

describe("a line of the audit log is told in words", () => {
  test.each([
    ["project.created", { name: "Kopi" }, "Kopi"],
    ["project.changed", { before, after: { name: "Teh" } }, "Kopi is now called Teh."],
    [
      "project.changed",
      { before, after: { retentionDays: 90, origins: ["https://a.example", "https://b.example"] } },
      "Events are kept for 90 days instead of 396. The key works on https://a.example, https://b.example.",
    ],
    ["project.changed", { before, after: { origins: [] } }, "The key works on any origin."],
    ["member.added", { email, role: "reader", invited: true }, `${email} as Reader, invited by mail`],
    ["member.changed", { email, before: "reader", after: "admin" }, `${email} was Reader and is now Admin.`],
    ["member.removed", { email, role: "member" }, `${email}, who was Member`],
    ["heatmap.event.deleted", { type: "click", page: "/pricing" }, "A click on /pricing"],
    ["picture.rejected", { page: "/pricing", band: "phone" }, "/pricing, Phone"],
    ["webhook.changed", { before: {}, after: { url: "https://a.example/in" } }, "https://a.example/in"],
  ])("%s %j", (action, details, words) => {
    expect(describeChange(action, details, en)).toBe(words);
  });

  test("the end of the earlier key is told in the viewer's own time", () => {
    const previousValidUntil = "2026-05-01T08:00:00Z";
    const until = id.moment(new Date(previousValidUntil));
    expect(describeChange("key.rotated", { previousValidUntil }, id)).toBe(
      `Kunci sebelumnya berlaku sampai ${until}.`,
    );
  });
});

test("of an unknown action and of details in an earlier form only the name is shown", () => {
  expect(describeChange("planet.moved", { to: "left" }, en)).toBe("");
  expect(describeChange("member.removed", { accountId: "1", role: "reader" }, en)).toBe("");
  expect(describeChange("constructor", {}, en)).toBe("");
});
