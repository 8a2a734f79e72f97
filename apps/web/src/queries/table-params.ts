import { parseAsInteger, parseAsString, parseAsStringLiteral } from "nuqs";
import { type ChosenRange, RANGE_PARAMS } from "./range-params.ts";

const STEP = 50;
const MOST_ROWS = 200;

/** What narrows and orders a table, in the URL; each table adds the columns that it sorts by. */
export const TABLE_PARAMS = {
  ...RANGE_PARAMS,
  search: parseAsString.withDefault(""),
  order: parseAsStringLiteral(["asc", "desc"] as const).withDefault("desc"),
  rows: parseAsInteger.withDefault(STEP),
};

export interface TableView extends ChosenRange {
  search: string;
  order: "asc" | "desc";
  rows: number;
}

/** What every table asks for, whatever the link says. */
export const tableQuestion = ({ search, order, rows }: TableView) => ({
  order,
  limit: Math.min(MOST_ROWS, Math.max(1, rows)),
  bots: "exclude" as const,
  ...(search === "" ? {} : { search }),
});

/** How many rows the next step shows; undefined where no more can be shown. */
export const moreRows = ({ rows }: TableView) => (rows < MOST_ROWS ? rows + STEP : undefined);
