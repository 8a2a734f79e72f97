import { z } from "zod";

/** An empty variable is one that is not set, as in compose files. */
const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());
const webAddress = z.url({ protocol: /^https?$/, error: "must be an http or https address" });

const Environment = z
  .object({
    DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, { error: "must start with postgres://" }),
    AUTH_SECRET: z.string().min(32, { error: "must have at least 32 characters" }),
    HOST: z.string().default("127.0.0.1"),
    PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
    /** Where people reach the server; decides whether cookies are Secure. */
    PUBLIC_URL: z.url().optional(),
    /** CIDR ranges of the proxies whose X-Forwarded-For is believed, separated by commas. */
    TRUSTED_PROXIES: z.string().default(""),
    LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
    /** Who answers ingestion: `node` the server itself, `next` the route files, ten times slower, to compare. */
    INGEST_DOOR: z.enum(["node", "next"]).default("node"),
    /** Redis over Upstash's REST API, for limits that several servers share. Both or none. */
    UPSTASH_REDIS_REST_URL: optional(webAddress),
    UPSTASH_REDIS_REST_TOKEN: optional(z.string()),
    /** With it `/metrics` asks for this bearer token; without it, it answers only callers on this machine. */
    METRICS_TOKEN: optional(z.string().min(16, { error: "must have at least 16 characters" })),
    /** The mail server, e.g. `smtps://user:password@mail.example`. Both or none: without them nothing is sent. */
    SMTP_URL: optional(z.url({ protocol: /^smtps?$/, error: "must be an smtp or smtps address" })),
    /** The sender of every mail, e.g. `Titik <titik@example.com>`. */
    MAIL_FROM: optional(
      z.string().regex(/^[^\r\n]*[^\s@]+@[^\s@]+$/, { error: "must hold an e-mail address" }),
    ),
    /** Set beside the bundled database: this is somebody's own machine, as long as nobody else reaches it. */
    TITIK_EMBEDDED: optional(z.literal("1")),
    /** A Supabase project whose sessions and access tokens are accepted. Both or none. */
    SUPABASE_URL: optional(webAddress),
    SUPABASE_ANON_KEY: optional(z.string()),
    /** For projects that sign with a shared secret; without it their published keys are used. */
    SUPABASE_JWT_SECRET: optional(z.string().min(32, { error: "must have at least 32 characters" })),
    /** CIDR ranges, separated by commas, that webhooks may be sent to though they are private. */
    WEBHOOK_ALLOW_CIDRS: z.string().default(""),
    /** An InfluxDB that `/health` watches. */
    INFLUX_URL: optional(webAddress),
  })
  .refine(
    ({ UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token }) =>
      (url === undefined) === (token === undefined),
    {
      path: ["UPSTASH_REDIS_REST_URL"],
      error: "and UPSTASH_REDIS_REST_TOKEN must be set together",
    },
  )
  .refine(({ SUPABASE_URL: url, SUPABASE_ANON_KEY: key }) => (url === undefined) === (key === undefined), {
    path: ["SUPABASE_URL"],
    error: "and SUPABASE_ANON_KEY must be set together",
  })
  .refine(({ SMTP_URL: url, MAIL_FROM: from }) => (url === undefined) === (from === undefined), {
    path: ["SMTP_URL"],
    error: "and MAIL_FROM must be set together",
  });
export type Environment = z.output<typeof Environment>;

/** The server's settings; throws one sentence that names what is missing or wrong, never a value. */
export function readEnvironment(source: Record<string, string | undefined>): Environment {
  const result = Environment.safeParse(source);
  if (result.success) return result.data;
  const complaints = result.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
  throw new Error(`The server cannot start: ${complaints.join("; ")}.`);
}
