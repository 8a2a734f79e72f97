import { randomUUIDv7 } from "node:crypto";
import { AppError, type addMember, type InputOf, type ReplyOf } from "@titik/contract";
import { accounts, memberships, type Transaction, withTenant } from "@titik/db";
import { eq } from "drizzle-orm";
import type { ActorContext } from "../../context.ts";
import { writeAudit } from "../../write-audit.ts";
import { readProjectRow } from "../projects/project-row.ts";
import { queueMail } from "../queue-mail.ts";

/**
 * Adds the account of an e-mail address to the project; an unknown address becomes an account without a password
 * and gets an invitation. Throws `conflict` when it is a member already.
 */
export const inviteMember = (
  context: ActorContext,
  { email, role }: InputOf<typeof addMember>["body"],
): Promise<ReplyOf<typeof addMember>> =>
  withTenant(context.db, context.tenantId, async (tx) => {
    const { tenantId, now } = context;
    const project = await readProjectRow(tx, tenantId, true);
    const account = await findOrMakeAccount(tx, email, now());
    const id = randomUUIDv7();
    const added = await tx
      .insert(memberships)
      .values({ tenantId, accountId: account.id, id, role, createdAt: now() })
      .onConflictDoNothing()
      .returning({ id: memberships.id });
    if (added.length === 0)
      throw new AppError("conflict", "This account is already a member of the project.");
    const isInvited = account.passwordHash === null && account.verifiedAt === null && isReachable(email);
    if (isInvited) await queueMail(tx, { account, kind: "invite", now: now(), project: project.name });
    await writeAudit(tx, context, "member.added", id, {
      accountId: account.id,
      email,
      role,
      invited: isInvited,
    });
    return { status: 201, body: { id, role, user: { id: account.id, email } } };
  });

/** Accounts of the command line, of the demo and of Supabase have addresses that lead nowhere. */
const isReachable = (email: string) => !email.endsWith(".invalid");

async function findOrMakeAccount(tx: Transaction, email: string, createdAt: Date) {
  const find = async () => (await tx.select().from(accounts).where(eq(accounts.email, email)))[0];
  const known = await find();
  if (known !== undefined) return known;
  if (!isReachable(email))
    throw new AppError("validation", "No account has this address, and no mail reaches it.");
  await tx
    .insert(accounts)
    .values({ id: randomUUIDv7(), kind: "person", email, createdAt })
    .onConflictDoNothing();
  const made = await find();
  if (made === undefined) throw new Error("an account that was inserted, or that stood in the way, is there");
  return made;
}
