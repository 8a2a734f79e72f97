import type { listProjects as endpoint, ReplyOf } from "@titik/contract";
import type { AccountContext } from "../../context.ts";
import { listProjects } from "../list-projects.ts";

/** The projects that the caller is a member of, oldest membership first. */
export async function listOwnProjects(context: AccountContext): Promise<ReplyOf<typeof endpoint>> {
  const own = await listProjects(context, context.accountId);
  return {
    status: 200,
    body: own.map(({ id, name, dsn, createdAt }) => ({ id, name, dsn, createdAt: createdAt.toISOString() })),
  };
}
