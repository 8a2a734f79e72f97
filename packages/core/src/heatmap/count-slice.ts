import type { Transaction } from "@titik/db";
import { splitArray } from "./sql/journal-rows.ts";
import { cellRows, type Numbers, type Slice, selectorRows, visitRows } from "./sql/rebuild-source.ts";
import { BLOCK, cellGroup } from "./tiles/cell-keys.ts";
import { readMarks } from "./tiles/counted-event.ts";
import type { TakeEntry } from "./tiles/counters.ts";
import { type Changes, excessOf } from "./tiles/journal.ts";
import { selectorGroup } from "./tiles/selector-keys.ts";
import { nameKey } from "./tiles/text-key.ts";
import { visitGroup } from "./tiles/visit-keys.ts";

/** Adds what was read to the tiles of a day. */
type Count = (changes: Changes) => void;

async function readCells(tx: Transaction, tenantId: string, slice: Slice): Promise<Count> {
  const rows = await cellRows(tx, tenantId, slice);
  return (changes) => {
    for (const { page, type, bits, space, block, above, vw, ...numbers } of rows) {
      const marks = { width: vw, bot: false, rage: false, dead: false };
      readMarks(marks, bits);
      const group = cellGroup({ ...marks, space, column: block * BLOCK, isAbove: above });
      const tile = changes.tile({ pageKey: nameKey(page), kind: type, day: slice.day });
      addNumbers(numbers, tile.adding(group));
    }
  };
}

async function readVisits(tx: Transaction, tenantId: string, slice: Slice): Promise<Count> {
  const rows = await visitRows(tx, tenantId, slice);
  return (changes) => {
    for (const { page, session_id: sessionId, user_id: userId, fraction, ...numbers } of rows) {
      const tile = changes.tile({ pageKey: nameKey(page), kind: "visits", day: slice.day });
      addNumbers(numbers, tile.adding(visitGroup({ sessionId, userId, vw: fraction })));
    }
  };
}

async function readSelectors(tx: Transaction, tenantId: string, slice: Slice): Promise<Count> {
  const rows = await selectorRows(tx, tenantId, slice);
  return (changes) => {
    for (const { page, selector, fraction, ...numbers } of rows) {
      const tile = changes.tile({ pageKey: nameKey(page), kind: "selectors", day: slice.day });
      addNumbers(numbers, tile.adding(selectorGroup({ selector, vw: fraction })));
      changes.addName(page, slice.day);
      changes.addName(selector, slice.day);
    }
  };
}

/** What tiles are built from, in this order: each reads what the database counts of a slice; counting it may wait. */
export const REBUILT_PARTS = [
  { part: "cells", read: readCells },
  { part: "visits", read: readVisits },
  { part: "selectors", read: readSelectors },
] as const;

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
