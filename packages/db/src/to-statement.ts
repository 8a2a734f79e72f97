import type { SQL } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import type { Statement } from "./commit-lanes.ts";

const dialect = new PgDialect();

/** A statement whose parameters are all text, as PostgreSQL reads it without a schema of ours. */
export function toStatement(statement: SQL): Statement {
  const { sql, params } = dialect.sqlToQuery(statement);
  return { text: sql, values: params.map(String) };
}
