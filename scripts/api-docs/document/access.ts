import { type Endpoint, LIMITS, type LimitName, Role, roleCovers } from "@titik/contract";
import { heatmapEndpoints } from "@titik/heatmap-schema";
import { AUTHENTICATION_FLOW } from "./diagrams.ts";
import { block, code, table } from "./markdown.ts";

const KINDS: { name: string; sent: string; accepted: Endpoint["auth"][]; may: string }[] = [
  {
    name: "Bearer token (JWT)",
    sent: "`Authorization: Bearer <token>`",
    accepted: ["bearer", "ingest"],
    may: "what the account's role in the tenant allows",
  },
  {
    name: "Session cookie",
    sent: "`Cookie: titik_session=…`, set by signing in",
    accepted: ["bearer", "ingest"],
    may: "the same; writes only from Titik's own pages and as `application/json`",
  },
  {
    name: "Publishable key (DSN)",
    sent: "`X-DSN: <uuid>` or `?dsn=<uuid>`",
    accepted: ["ingest"],
    may: "write to its own tenant, as `text/plain` too; nothing can be read with it",
  },
];

const ENDPOINTS: readonly Endpoint[] = heatmapEndpoints;

/** Kinds of proof, roles, and who may call what. */
export const accessSection = (): string => `## Authentication and RBAC (Autentikasi & RBAC)

${table(
  ["Proof", "How it is sent", "Accepted by", "What it may do"],
  KINDS.map(({ name, sent, accepted, may }) => [name, sent, acceptedBy(accepted), may]),
)}

With Titik running, this gives a shell a token, the tenant, its publishable key and the address:

${block("sh", 'eval "$(npm run -s token -- --project demo --role admin --shell)"')}

A token that is not valid is refused; no other proof is tried in its place. Every call names its tenant by the header \`x-tenant-id\` (\`ensureTenantHeader\`); a publishable key names it by itself, and a header beside it has to agree. Rights are held for each tenant and read at each call (\`withRBAC\`): an admin of one tenant is nobody in the next.

${table(
  ["Endpoint", ...Role.options],
  ENDPOINTS.map(({ method, path, role }) => [
    code(`${method} ${path}`),
    ...Role.options.map((held) => (role === "none" || roleCovers(held, role) ? "yes" : "no")),
  ]),
)}

\`member\` and \`writer\` are two words for the same rank. An export without both \`from\` and \`to\` is a full export and needs \`admin\`.

### Authentication flow (Alur autentikasi)

${block("mermaid", AUTHENTICATION_FLOW)}`;

const acceptedBy = (accepted: Endpoint["auth"][]) =>
  accepted.includes("bearer") ? "every endpoint" : "the `POST` endpoints";

/** What each bucket counts. */
const BUCKETS: Partial<Record<LimitName, string>> = {
  public: "each client address: calls without valid proof, and calls with a publishable key",
  "heatmap.write": "each tenant: writing endpoints, for callers with a token or session",
  "heatmap.read": "each tenant: reading endpoints",
  "key.events": "each publishable key: the events that it sends, whatever addresses they come from",
};

/** The documented limits and the headers that tell the standing. */
export const rateLimitSection = (): string => `## Rate limit (Batas Laju)

${table(
  ["Limit", "Budget", "Window", "Counted for"],
  (Object.keys(LIMITS) as LimitName[])
    .filter((name) => BUCKETS[name] !== undefined)
    .map((name) => [
      code(name),
      String(LIMITS[name].requests),
      `${LIMITS[name].windowSeconds} s`,
      BUCKETS[name] ?? "",
    ]),
)}

A valid token is never charged to the address. Every answer that was counted carries \`X-RateLimit-Limit\`, \`X-RateLimit-Remaining\` and \`X-RateLimit-Reset\` (Unix seconds). Above the limit the answer is \`429 Too Many Requests\` with \`Retry-After\` in whole seconds; such calls change nothing. An operator may grant a project other numbers.

With \`UPSTASH_REDIS_REST_URL\` and \`UPSTASH_REDIS_REST_TOKEN\` set, all processes count together in Upstash Redis; without them each process counts for itself. Contract and headers are the same.`;
