import { randomUUIDv7 } from "node:crypto";
import { accounts, connect } from "@titik/db";
import { eq } from "drizzle-orm";
import { createProject } from "./accounts/create-project.ts";
import { ensureServiceMember } from "./accounts/ensure-service-member.ts";
import { listProjects } from "./accounts/list-projects.ts";
import { createSignInLink } from "./accounts/sign-in-link.ts";
import { signToken } from "./accounts/tokens.ts";
import type { Services } from "./context.ts";

const DEMO_EMAIL = "demo@titik.invalid";
const TOKEN_SECONDS = 86_400;

interface SeedOptions {
  databaseUrl: string;
  authSecret: string;
  baseUrl: string;
}

interface Seed {
  /** Signs in once, within the hour. */
  signInUrl: string;
  /** Bearer token of a writer, 24 hours. */
  token: string;
  tenantId: string;
  dsn: string;
}

/** Makes the demo account and its project when they are missing, and a fresh way in for each start. */
export async function seedDemo({ databaseUrl, authSecret, baseUrl }: SeedOptions): Promise<Seed> {
  const connection = connect(databaseUrl, { max: 1, name: "titik-seed" });
  const services = { db: connection.db, now: () => new Date() };
  try {
    const accountId = (await findDemoAccount(services)) ?? (await createDemoAccount(services));
    const project =
      (await listProjects(services, accountId))[0] ?? (await createProject(services, "Demo", accountId));
    const memberId = await ensureServiceMember(services, project.id, "writer");
    return {
      signInUrl: `${baseUrl}/sign-in/link?token=${await createSignInLink(services, accountId)}`,
      token: await signToken(authSecret, memberId, "api", services.now(), TOKEN_SECONDS),
      tenantId: project.id,
      dsn: project.dsn,
    };
  } finally {
    await connection.close();
  }
}

/** The publishable key of the demo project; null where none was seeded. */
export async function findDemoDsn(services: Services): Promise<string | null> {
  const accountId = await findDemoAccount(services);
  if (accountId === null) return null;
  return (await listProjects(services, accountId))[0]?.dsn ?? null;
}

async function findDemoAccount({ db }: Services): Promise<string | null> {
  const [account] = await db.select({ id: accounts.id }).from(accounts).where(eq(accounts.email, DEMO_EMAIL));
  return account?.id ?? null;
}

async function createDemoAccount({ db, now }: Services): Promise<string> {
  const id = randomUUIDv7();
  await db.insert(accounts).values({ id, kind: "person", email: DEMO_EMAIL, createdAt: now() });
  return id;
}
