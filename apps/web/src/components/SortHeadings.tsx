"use client";
import { ArrowDown, ArrowUp } from "lucide-react";

export interface Sorting<Column extends string> {
  by: Column;
  order: "asc" | "desc";
  onSort: (by: Column, order: "asc" | "desc") => void;
}

/** The room beside a column's head and its cells, so that they stand above each other. */
export const COLUMN = "px-3 first:pl-4 last:pr-4 max-mid:px-2 max-mid:first:pl-3 max-mid:last:pr-3";

const ARIA_SORT = { asc: "ascending", desc: "descending", none: undefined } as const;

interface Heading<Column extends string> {
  name: string;
  /** What it sorts by; left out where it sorts by nothing. */
  column?: Column;
  /** Numbers begin with the greatest, names with the first. */
  isNumber?: boolean;
  className?: string;
}

interface SortHeadingsProps<Column extends string> {
  headings: readonly Heading<Column>[];
  /** Undefined where the order is given. */
  sorting: Sorting<Column> | undefined;
}

/** The heads of a table's columns; pressing one sorts by its column, pressing again turns the order round. */
export function SortHeadings<Column extends string>({ headings, sorting }: SortHeadingsProps<Column>) {
  const orderOf = (column: Column | undefined) =>
    sorting !== undefined && sorting.by === column ? sorting.order : undefined;
  return (
    <thead>
      <tr>
        {headings.map(({ name, column, isNumber = false, className = "" }) => (
          <th
            key={name}
            scope="col"
            aria-sort={ARIA_SORT[orderOf(column) ?? "none"]}
            className={`h-9 ${COLUMN} font-medium text-12 text-ink-2 ${isNumber ? "text-right" : "text-left"} ${className}`}
          >
            {sorting && column ? (
              <SortButton
                name={name}
                order={orderOf(column)}
                first={isNumber ? "desc" : "asc"}
                onSort={(order) => sorting.onSort(column, order)}
              />
            ) : (
              name
            )}
          </th>
        ))}
      </tr>
    </thead>
  );
}

interface SortButtonProps {
  name: string;
  /** Undefined while another column is sorted by. */
  order: "asc" | "desc" | undefined;
  first: "asc" | "desc";
  onSort: (order: "asc" | "desc") => void;
}

function SortButton({ name, order, first, onSort }: SortButtonProps) {
  const next = order === undefined ? first : order === "asc" ? "desc" : "asc";
  const Icon = order === "asc" ? ArrowUp : ArrowDown;
  return (
    <button
      type="button"
      className={`-mx-1.5 inline-flex min-h-7 items-center gap-1 rounded-inner px-1.5 hover:bg-hover ${order ? "text-ink" : ""}`}
      onClick={() => onSort(next)}
    >
      {name}
      {order && <Icon aria-hidden="true" className="size-3" strokeWidth={2} />}
    </button>
  );
}
