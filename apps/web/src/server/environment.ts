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
    /** Redis over Upstash's REST API, for limits that several servers share. Both or none. */
    UPSTASH_REDIS_REST_URL: optional(webAddress),
    UPSTASH_REDIS_REST_TOKEN: optional(z.string()),
    /** With it `/metrics` asks for this bearer token; without it, it answers only callers on this machine. */
    METRICS_TOKEN: optional(z.string().min(16, { error: "must have at least 16 characters" })),
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
  );
export type Environment = z.output<typeof Environment>;

/** The server's settings; throws one sentence that names what is missing or wrong, never a value. */
export function readEnvironment(source: Record<string, string | undefined>): Environment {
  const result = Environment.safeParse(source);
  if (result.success) return result.data;
  const complaints = result.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
  throw new Error(`The server cannot start: ${complaints.join("; ")}.`);
}
