import type { Role } from "@titik/contract";
import type { Database } from "@titik/db";

/** What every verb may use; the clock is handed in so that rules about time can be tested. */
export interface Services {
  db: Database;
  now: () => Date;
}

/** A call of an account, about itself and no tenant. */
export interface AccountContext extends Services {
  accountId: string;
  requestId: string;
}

/** A call of one proven tenant. */
export interface TenantContext extends Services {
  tenantId: string;
  requestId: string;
}

/** A call of a person or service member, whose rights or name matter to the verb. */
export interface ActorContext extends TenantContext {
  /** Null for a publishable key, which no such verb accepts. */
  accountId: string | null;
  role: Role;
}

/** A call that may claim an idempotency key. */
export interface WriteContext extends TenantContext {
  /** Null where no key was sent or none is honoured. */
  idempotency: { key: string; fingerprint: Buffer } | null;
  headers: { get(name: string): string | null };
}
