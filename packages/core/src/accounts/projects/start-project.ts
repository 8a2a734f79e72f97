import type { createProject as endpoint, InputOf, ReplyOf } from "@titik/contract";
import type { AccountContext } from "../../context.ts";
import { createProject } from "../create-project.ts";

/** Creates a project whose first admin is the caller. */
export async function startProject(
  context: AccountContext,
  { name }: InputOf<typeof endpoint>["body"],
): Promise<ReplyOf<typeof endpoint>> {
  const { id, dsn } = await createProject(context, name, context.accountId, context.requestId);
  return { status: 201, body: { id, name, dsn } };
}
