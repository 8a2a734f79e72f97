/** Set by `server.ts` on every request, whatever the client sent under these names. */
export const CLIENT_ADDRESS_HEADER = "x-titik-client-address";
export const REQUEST_ID_HEADER = "x-request-id";
