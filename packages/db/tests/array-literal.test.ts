import fc from "fast-check";
import { expect, test } from "vitest";
import { arrayLiteral } from "../src/index.ts";
import { openAsOwner } from "./support/owner.ts";

const owner = openAsOwner();

async function roundTrip(values: readonly (string | null)[]) {
  const rows = await owner<{ value: string | null }[]>`
    select u.value from unnest(${arrayLiteral(values)}::text[]) with ordinality as u(value, position)
    order by u.position`;
  return rows.map(({ value }) => value);
}

test("text that means something to an array literal comes back as it was", async () => {
  const hostile = [
    "",
    " ",
    " padded ",
    "NULL",
    "null",
    "nUlL",
    "{}",
    "{a,b}",
    "a,b",
    '"',
    '""',
    "\\",
    "\\\\",
    '\\"',
    "line\nbreak",
    "tab\t",
    "\r",
    "'",
    "$1",
    "%s",
    "--",
    "é漢字🙂",
    "\u2028",
    "\u200b",
    "a.b:c+d-e",
    "x".repeat(10_000),
    null,
  ];
  expect(await roundTrip(hostile)).toEqual(hostile);
});

test("any text that PostgreSQL can hold comes back as it was", async () => {
  const text = fc.string({ unit: "binary", maxLength: 40 }).filter((value) => !value.includes("\0"));
  const anything = fc.array(fc.option(text, { nil: null }), { minLength: 1, maxLength: 50 });
  await fc.assert(
    fc.asyncProperty(anything, async (values) => {
      expect(await roundTrip(values)).toEqual(values);
    }),
    { numRuns: 100 },
  );
});

test("numbers, booleans and times keep their value, exactly", async () => {
  const numbers = [0, -0.1, 1e-300, 1.7976931348623157e308, 0.1 + 0.2, -1e6];
  const [row] = await owner<{ numbers: number[]; flags: boolean[]; times: Date[] }[]>`
    select ${arrayLiteral(numbers)}::float8[] as numbers, ${arrayLiteral([true, false])}::boolean[] as flags,
      ${arrayLiteral(["2026-11-21T08:30:00.123Z"])}::timestamptz[] as times`;
  expect(row?.numbers).toEqual(numbers);
  expect(row?.flags).toEqual([true, false]);
  expect(row?.times.map((time) => time.toISOString())).toEqual(["2026-11-21T08:30:00.123Z"]);
});

test("no values are an empty array", async () => {
  expect(arrayLiteral([])).toBe("{}");
  expect(await roundTrip([])).toEqual([]);
});
