import { AppError } from "@titik/contract";
import { projectKeys, projects, type Transaction } from "@titik/db";
import { asc, eq } from "drizzle-orm";

export type ProjectRow = typeof projects.$inferSelect;

/** The project of this transaction's tenant; with `lock`, no other change of it runs until the transaction ends. */
export async function readProjectRow(tx: Transaction, tenantId: string, lock = false): Promise<ProjectRow> {
  const query = tx.select().from(projects).where(eq(projects.id, tenantId));
  const [row] = await (lock ? query.for("update") : query);
  if (row === undefined) throw new AppError("not_found", "This project does not exist.");
  return row;
}

/** The project as its admins see it, with the keys that are valid. */
export async function toProject(tx: Transaction, row: ProjectRow, now: Date) {
  const keys = await tx
    .select()
    .from(projectKeys)
    .where(eq(projectKeys.tenantId, row.id))
    .orderBy(asc(projectKeys.createdAt), asc(projectKeys.dsn));
  return {
    id: row.id,
    name: row.name,
    dsn: row.dsn,
    createdAt: row.createdAt.toISOString(),
    retentionDays: row.retentionDays,
    origins: row.origins,
    keys: keys
      .filter(({ validUntil }) => validUntil === null || validUntil > now)
      .map(({ dsn, createdAt, validUntil }) => ({
        dsn,
        createdAt: createdAt.toISOString(),
        validUntil: validUntil?.toISOString() ?? null,
      })),
  };
}
