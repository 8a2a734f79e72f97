import type { Call } from "./call.ts";

/** The content type without parameters, in lower case; empty when none was sent. */
export const mediaType = (call: Call): string =>
  (call.headers.get("content-type") ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
