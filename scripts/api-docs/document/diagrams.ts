/** How a caller proves who it is; mermaid. */
export const AUTHENTICATION_FLOW = `flowchart TD
  call(["Call"]) --> bearer{"Authorization header?"}
  bearer -- yes --> token{"Token valid and not expired?"}
  token -- yes --> account["Account"]
  token -- no --> refused["Counts against the address: 401, or 429 once spent"]
  bearer -- no --> key{"X-DSN or ?dsn= on an ingestion route?"}
  key -- yes --> known{"Key known?"}
  known -- no --> refused
  known -- yes --> budget{"Budget of the address left?"}
  budget -- no --> slow["429"]
  budget -- yes --> origin{"Origin allowed for the key?"}
  origin -- no --> forbidden["403"]
  origin -- yes --> visitor["Publishable key: may only write, to its own tenant"]
  key -- no --> cookie{"Session cookie valid?"}
  cookie -- no --> refused
  cookie -- yes --> forged{"A write: same origin and JSON?"}
  forged -- no --> forbidden
  forged -- yes --> account
  account --> tenant["x-tenant-id, then the role in that tenant"]
  visitor --> tenant`;

/** The guards in their order, with what each answers when it refuses; mermaid. */
export const ENDPOINT_FLOW = `sequenceDiagram
  autonumber
  actor C as Client
  participant M as withMetrics
  participant E as withErrors
  participant A as withCaller
  participant T as ensureTenantHeader
  participant R as withRBAC
  participant L as withRateLimit
  participant I as withInput
  participant P as PostgreSQL
  C->>M: request
  M->>E: timed from here
  E->>A: who calls?
  A-->>C: 401, or 429 by address
  A->>T: which tenant?
  T-->>C: 400 without x-tenant-id, 403 for the key of another tenant
  T->>R: may this caller?
  R-->>C: 403 without membership or with too low a role
  R->>L: is there budget left?
  L-->>C: 429 with Retry-After
  L->>I: is the input what the endpoint declares?
  I-->>C: 400 with the field
  I->>P: one transaction, the Idempotency-Key claimed inside it
  P-->>C: 409 or 422 with nothing stored
  P-->>M: committed
  M-->>C: 201 or 200`;
