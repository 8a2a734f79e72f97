import type { AppError, Endpoint, Limit, LimitName, ResourceName, Role } from "@titik/contract";
import type { Call, Caller, LimitOverrides } from "./call.ts";

export interface TokenRequest {
  bucket: LimitName;
  /** Who is counted: a client address, an account, a tenant or a publishable key. */
  subject: string;
  limit: Limit;
  /** How much of the budget the call takes; 1 for a request. */
  cost: number;
}

export interface TokenVerdict {
  allowed: boolean;
  /** Requests left in the window, never below 0. */
  remaining: number;
  /** End of the window, milliseconds since the epoch. */
  resetAt: number;
}

export interface ResourceSearch {
  accountId: string;
  resource: ResourceName;
  /** A UUID in lower case. */
  id: string;
  /** The only tenant to look in; null: all of the account's. */
  within: string | null;
}

export interface Observation {
  endpoint: Endpoint;
  status: number;
  seconds: number;
  requestId: string;
  tenantId: string | null;
  /** How many things the body holds; null where it was not read. */
  items: number | null;
}

/** The real parts that the wrappers work with; `wire.ts` of the web app hands them in. */
export interface Kit<Services> {
  /** The caller of a bearer token, a session cookie or (when `acceptsKey`) a publishable key; null without valid proof. */
  authenticate(call: Call, acceptsKey: boolean): Promise<Caller | null>;
  /** The account's role in the tenant and the tenant's limits; null when it is not a member. */
  findMembership(accountId: string, tenantId: string): Promise<{ role: Role; limits: LimitOverrides } | null>;
  /** The one of the account's tenants that the resource belongs to; null when it belongs to none of them. */
  findResourceTenant(search: ResourceSearch): Promise<string | null>;
  takeToken(request: TokenRequest): Promise<TokenVerdict>;
  /** Told of every answer, for metrics and the log. */
  observe(observation: Observation): void;
  /** Logs a fault of ours, with what is needed to find it by the request id. */
  reportFault(call: Call, error: unknown): void;
  /** An error of a lower floor in the caller's terms (a database that is down is `unavailable`), else null. */
  translateError(error: unknown): AppError | null;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Handed to every verb together with the call. */
  services: Services;
}
