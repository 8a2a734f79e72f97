import type { Query } from "@tanstack/react-query";
import { ApiFailure } from "./api-failure.ts";

/** While nothing was received yet: the first event shows within two seconds. */
export const WHILE_EMPTY_MS = 1_000;
export const WHILE_FILLED_MS = 15_000;
const AFTER_FAILURE_MS = 5_000;

/** Asking again does not help who is signed out or not allowed. */
const isFinal = (error: Error | null) =>
  error instanceof ApiFailure && [400, 401, 403, 404].includes(error.status);

/** When to ask again: soon after a failure that may pass, never after one that will not. */
export const refreshEvery =
  <Data>(interval: (data: Data | undefined) => number) =>
  ({ state }: Pick<Query<Data>, "state">): number | false => {
    if (state.status === "error") return isFinal(state.error) ? false : AFTER_FAILURE_MS;
    return interval(state.data);
  };
