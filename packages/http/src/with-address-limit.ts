import type { OpenEndpoint } from "@titik/contract";
import type { Call, Stage } from "./call.ts";
import { type Limiter, takeToken } from "./take-token.ts";

/** Counts by client address, where an open route has a limit. */
export const withAddressLimit =
  (kit: Limiter, bucket: OpenEndpoint["limit"], next: Stage<Call>): Stage<Call> =>
  async (call) => {
    if (bucket !== "none") await takeToken(kit, call, bucket, call.clientAddress, {});
    return next(call);
  };
