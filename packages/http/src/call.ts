import type { LimitName, Role } from "@titik/contract";

/** One request, free of any server framework. `path` is without query; `params` are its named parts. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: { get(name: string): string | null };
  /** The peer's address, or the hop that a trusted proxy names. Never logged, never stored. */
  readonly clientAddress: string;
  readonly requestId: string;
  /** The body as sent, inflated, or a `validation` error when it exceeds `maxBytes` on either side. */
  readonly readBody: (maxBytes: number) => Promise<Uint8Array>;
  /** Headers that the answer carries whatever becomes of the call. */
  readonly answerHeaders: Map<string, string>;
  /** What metrics, logs and counts may say about the call: its tenant once proven, the items of its body once read. */
  readonly trace: { tenantId: string | null; items: number | null };
}

/** Requests per window that an operator grants instead of the documented limit. */
export type LimitOverrides = Readonly<Partial<Record<LimitName, number>>>;

export type Caller =
  | { kind: "account"; accountId: string; via: "bearer" | "cookie" }
  | { kind: "key"; dsn: string; tenantId: string; origins: readonly string[]; limits: LimitOverrides };

export type CallerCall = Call & { readonly caller: Caller };

/** `tenantId` is a claim here; `ActorCall` proves it. */
export type TenantCall = CallerCall & { readonly tenantId: string };

export type ActorCall = TenantCall & {
  /** Null for a publishable key. */
  readonly accountId: string | null;
  readonly role: Role;
  readonly limits: LimitOverrides;
};

/** A call of an account, about itself and no tenant. */
export type AccountCall = CallerCall & { readonly accountId: string };

/** The claim to one effect: `fingerprint` is the SHA-256 of the validated body as canonical JSON. */
export interface IdempotencyClaim {
  key: string;
  fingerprint: Buffer;
}

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string | ReadableStream<Uint8Array> | null;
}

/** One stage of a route: what stands below it takes a call that it has added something to. */
export type Stage<C extends Call> = (call: C) => Promise<Answer>;
