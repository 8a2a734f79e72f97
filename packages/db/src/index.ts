export * from "./array-literal.ts";
export * from "./connect.ts";
export * from "./is-migrated.ts";
export * from "./jobs.ts";
export * from "./migrate.ts";
export * from "./tables/index.ts";
export * from "./translate-error.ts";
export * from "./with-tenant.ts";
