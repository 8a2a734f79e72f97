import { type Role, Uuid } from "@titik/contract";
import { ensureServiceMember, listEveryProject, type Services, signToken } from "@titik/core";
import { connect, errorCode } from "@titik/db";
import { StartError } from "../start/start-error.ts";
import type { ReachableServer } from "./reach-server.ts";

const DAY_SECONDS = 86_400;
const NAMES_SHOWN = 10;

/** A way into one project: a bearer token of 24 hours, the tenant, its publishable key, the API's address. */
export type Access = { token: string; tenantId: string; dsn: string; baseUrl: string };

/**
 * A token of the project's service member for `role`. `project` is an id or a name, in any case. Throws
 * StartError when no project or more than one is meant, or when the database does not answer.
 */
export async function issueToken(
  { databaseUrl, authSecret, baseUrl }: ReachableServer,
  { project: wanted, role }: { project: string; role: Role },
): Promise<Access> {
  const connection = connect(databaseUrl, { max: 1, name: "titik-token" });
  const services: Services = { db: connection.db, now: () => new Date() };
  try {
    const project = await findProject(services, wanted);
    const member = await ensureServiceMember(services, project.id, role);
    const token = await signToken(authSecret, member, "api", services.now(), DAY_SECONDS);
    return { token, tenantId: project.id, dsn: project.dsn, baseUrl };
  } catch (error) {
    throw inWords(error, databaseUrl);
  } finally {
    await connection.close();
  }
}

async function findProject(services: Services, wanted: string) {
  const all = await listEveryProject(services);
  const name = wanted.trim().toLowerCase();
  const byId = Uuid.safeParse(name).success;
  const [found, another] = all.filter((project) => name === (byId ? project.id : project.name.toLowerCase()));
  if (found === undefined) throw new StartError(`No project is called "${wanted}"; ${known(all)}.`);
  if (another !== undefined)
    throw new StartError(`More than one project is called "${wanted}": name it by its id instead.`);
  return found;
}

function known(projects: readonly { name: string }[]): string {
  if (projects.length === 0) return "there is none yet";
  const names = projects.slice(0, NAMES_SHOWN).map(({ name }) => `"${name}"`);
  const more = projects.length - names.length;
  return `there ${projects.length === 1 ? "is" : "are"} ${names.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

/** UNDEFINED_TABLE, and the role that a migration makes, which a start-up parameter may not name before. */
const NOT_MIGRATED = ["42P01", "22023"];

function inWords(error: unknown, databaseUrl: string): unknown {
  const code = errorCode(error);
  if (code === null) return error;
  if (NOT_MIGRATED.includes(code))
    return new StartError("This database holds no Titik yet: start Titik on it once.");
  return new StartError(`The database at ${new URL(databaseUrl).host} does not let us in (${code}).`);
}
