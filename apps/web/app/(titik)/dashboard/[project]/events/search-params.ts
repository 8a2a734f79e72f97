import { parseAsBoolean, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import type { EventQuestion } from "../../../../../src/queries/use-events.ts";

const VIEW = {
  type: parseAsStringLiteral(["click", "hover", "scroll"] as const),
  page: parseAsString.withDefault(""),
  session: parseAsString.withDefault(""),
  release: parseAsString.withDefault(""),
  paused: parseAsBoolean.withDefault(false),
};

/** The filters of the list, all in the URL. */
export const useEventsView = () => useQueryStates(VIEW);
export type EventsView = ReturnType<typeof useEventsView>[0];
export type SetEventsView = ReturnType<typeof useEventsView>[1];

const MOST = 50;

/** What the filters ask for: a page with a `*` stands for every page of that form. */
export function eventQuestion({ type, page, session, release }: EventsView): EventQuestion {
  return {
    limit: MOST,
    ...(type === null ? {} : { type }),
    ...(page.startsWith("/") ? (page.includes("*") ? { pages: page } : { page }) : {}),
    ...(session === "" ? {} : { sessionId: session }),
    ...(release === "" ? {} : { release }),
  };
}

export const isFiltered = ({ type, page, session, release }: EventsView): boolean =>
  type !== null || page + session + release !== "";
