import { useSyncExternalStore } from "react";

const never = () => () => {};

/** The dashboard's own origin; null while rendering on the server, which does not know how it is reached. */
export const useOrigin = (): string | null =>
  useSyncExternalStore(
    never,
    () => window.location.origin,
    () => null,
  );
