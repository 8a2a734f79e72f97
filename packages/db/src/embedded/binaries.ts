import { EmbeddedPostgresError } from "./embedded-postgres-error.ts";

/** Absolute paths of the bundled programs. */
export type Binaries = { initdb: string; postgres: string };

/** Finds PostgreSQL's programs for this machine in the optional dependency that carries them. */
export async function findBinaries(): Promise<Binaries> {
  const machine = `${process.platform}-${process.arch}`;
  try {
    const { initdb, postgres }: Binaries = await import(`@embedded-postgres/${machine}`);
    return { initdb, postgres };
  } catch {
    throw new EmbeddedPostgresError(
      `No bundled PostgreSQL for ${machine}: set DATABASE_URL to a PostgreSQL of your own (and AUTH_SECRET).`,
    );
  }
}
