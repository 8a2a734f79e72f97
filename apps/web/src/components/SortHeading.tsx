"use client";
import { ArrowDown, ArrowUp } from "lucide-react";
import type { ReactNode } from "react";

export interface Sorting<Column extends string> {
  by: Column;
  order: "asc" | "desc";
  onSort: (by: Column, order: "asc" | "desc") => void;
}

interface SortHeadingProps<Column extends string> {
  column: Column;
  /** Undefined where the order is given. */
  sorting: Sorting<Column> | undefined;
  /** Numbers begin with the greatest, names with the first. */
  isNumber?: boolean;
  className?: string;
  children: ReactNode;
}

/** A column's head; pressing it sorts by the column, pressing again turns the order round. */
export function SortHeading<Column extends string>({
  column,
  sorting,
  isNumber = false,
  className = "",
  children,
}: SortHeadingProps<Column>) {
  const isSorted = sorting?.by === column;
  const first = isNumber ? "desc" : "asc";
  const other = sorting?.order === "asc" ? "desc" : "asc";
  const Icon = sorting?.order === "asc" ? ArrowUp : ArrowDown;
  return (
    <th
      scope="col"
      aria-sort={isSorted ? (sorting.order === "asc" ? "ascending" : "descending") : undefined}
      className={`h-9 px-3 font-medium text-12 text-ink-2 first:pl-4 last:pr-4 ${isNumber ? "text-right" : "text-left"} ${className}`}
    >
      {sorting ? (
        <button
          type="button"
          className={`-mx-1.5 inline-flex min-h-7 items-center gap-1 rounded-inner px-1.5 hover:bg-hover ${isSorted ? "text-ink" : ""}`}
          onClick={() => sorting.onSort(column, isSorted ? other : first)}
        >
          {children}
          {isSorted && <Icon aria-hidden="true" className="size-3" strokeWidth={2} />}
        </button>
      ) : (
        children
      )}
    </th>
  );
}
