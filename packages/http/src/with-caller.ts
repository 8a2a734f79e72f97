import { AppError } from "@titik/contract";
import type { Call, Caller, CallerCall, Stage } from "./call.ts";
import type { Kit } from "./kit.ts";
import { mediaType } from "./media-type.ts";
import { type Limiter, takeToken } from "./take-token.ts";

/** 401 without valid proof. Such calls, and those with a publishable key, count against the client's address. */
export const withCaller =
  (
    kit: Limiter & Pick<Kit<unknown>, "authenticate">,
    auth: "bearer" | "ingest",
    next: Stage<CallerCall>,
  ): Stage<Call> =>
  async (call) => {
    const caller = await kit.authenticate(call, auth === "ingest");
    if (caller?.kind === "key") call.trace.tenantId = caller.tenantId;
    if (caller?.kind !== "account") {
      await takeToken(kit, call, "public", call.clientAddress, caller?.limits ?? {});
    }
    if (caller === null) {
      throw new AppError(
        "unauthorized",
        auth === "ingest"
          ? "A valid bearer token, session or publishable key is required."
          : "A valid bearer token or session is required.",
      );
    }
    if (caller.kind === "key") refuseForeignOrigin(call, caller.origins);
    else refuseForgedWrite(call, caller);
    return next({ ...call, caller });
  };

function refuseForeignOrigin(call: Call, origins: readonly string[]): void {
  if (origins.length === 0 || origins.includes(call.headers.get("origin") ?? "")) return;
  throw new AppError("forbidden", "This key may not be used from this origin.");
}

/** A cookie travels with requests that other sites cause; a same-origin JSON request is one that they cannot. */
function refuseForgedWrite(call: Call, caller: Caller & { kind: "account" }): void {
  if (caller.via !== "cookie" || call.method === "GET" || call.method === "HEAD") return;
  const origin = call.headers.get("origin") ?? "";
  const sameOrigin = URL.canParse(origin) && new URL(origin).host === call.headers.get("host");
  if (!sameOrigin || mediaType(call) !== "application/json") {
    throw new AppError("forbidden", "A session may write only from its own pages, as application/json.");
  }
}
