import { findAccount, findTokenAccount, listProjects } from "@titik/core";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { parts } from "./parts.ts";
import { SESSION_COOKIE } from "./session-cookie.ts";

/** The person who is signed in, with their projects; sends everybody else to the sign-in page. */
export const requireViewer = cache(async () => {
  const { services, environment } = parts();
  const session = (await cookies()).get(SESSION_COOKIE)?.value;
  const accountId =
    session === undefined
      ? null
      : await findTokenAccount(services, environment.AUTH_SECRET, session, "session");
  const account = accountId === null ? null : await findAccount(services, accountId);
  if (account === null) redirect("/sign-in");
  return {
    accountId: account.id,
    email: account.email,
    projects: await listProjects(services, account.id),
  };
});
