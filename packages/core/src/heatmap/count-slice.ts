import { splitArray } from "./sql/journal-rows.ts";
import type { Numbers, SliceRows } from "./sql/rebuild-source.ts";
import { BLOCK, cellGroup } from "./tiles/cell-keys.ts";
import { readMarks } from "./tiles/counted-event.ts";
import type { TakeEntry } from "./tiles/counters.ts";
import { type Changes, excessOf } from "./tiles/journal.ts";
import { selectorGroup } from "./tiles/selector-keys.ts";
import { nameKey } from "./tiles/text-key.ts";
import { visitGroup } from "./tiles/visit-keys.ts";

/** Adds what the database has counted of a day's events. */
export function countSlice(changes: Changes, day: number, { cells, visits, selectors }: SliceRows): void {
  for (const { page, type, bits, space, block, above, vw, ...numbers } of cells) {
    const group = {
      width: vw,
      bot: false,
      rage: false,
      dead: false,
      space,
      column: block * BLOCK,
      isAbove: above,
    };
    readMarks(group, bits);
    const tile = changes.tile({ pageKey: nameKey(page), kind: type, day });
    addNumbers(numbers, tile.adding(cellGroup(group)));
  }
  for (const { page, session_id: sessionId, user_id: userId, fraction, ...numbers } of visits) {
    const tile = changes.tile({ pageKey: nameKey(page), kind: "visits", day });
    addNumbers(numbers, tile.adding(visitGroup({ sessionId, userId, vw: fraction })));
  }
  for (const { page, selector, fraction, ...numbers } of selectors) {
    const tile = changes.tile({ pageKey: nameKey(page), kind: "selectors", day });
    addNumbers(numbers, tile.adding(selectorGroup({ selector, vw: fraction })));
    changes.addName(page, day);
    changes.addName(selector, day);
  }
}

function addNumbers({ plain, weighing, densities }: Numbers, add: TakeEntry): void {
  if (plain !== null) eachNumber(plain, (number) => add(number, 1, undefined));
  if (weighing === null || densities === null) return;
  const weights = splitArray(densities).map(Number);
  for (const [index, number] of splitArray(weighing).entries()) {
    add(Number(number), 1, excessOf(weights[index] ?? 1));
  }
}

const ZERO = "0".charCodeAt(0);
const COMMA = ",".charCodeAt(0);

/** The whole numbers of an array's text, of which there may be a million: no text is made of each. */
function eachNumber(text: string, take: (number: number) => void): void {
  let number = 0;
  for (let at = 1; at < text.length - 1; at++) {
    const character = text.charCodeAt(at);
    if (character === COMMA) {
      take(number);
      number = 0;
    } else number = number * 10 + (character - ZERO);
  }
  take(number);
}
