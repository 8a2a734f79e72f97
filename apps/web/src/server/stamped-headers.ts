/** Set by `server.ts` on every request, whatever the client sent under these names. */
export const CLIENT_ADDRESS_HEADER = "x-titik-client-address";
/** `1` when the caller is a program on this machine, with no proxy in between; else `0`. */
export const LOCAL_CALLER_HEADER = "x-titik-local-caller";
export const REQUEST_ID_HEADER = "x-request-id";
