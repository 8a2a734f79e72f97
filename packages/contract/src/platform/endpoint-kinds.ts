const plain = { family: "platform", tenant: "none", role: "none", idempotency: "none" } as const;

/** For who has not signed in yet. */
export const open = { ...plain, method: "POST", auth: "none", limit: "auth" } as const;

/** About the caller's own account, in no project. */
export const own = { ...plain, auth: "bearer", limit: "account" } as const;

/** About the project of the path; a call that names no other role wants its admin. */
export const inProject = {
  ...plain,
  auth: "bearer",
  tenant: "path",
  role: "admin",
  limit: "project",
} as const;
