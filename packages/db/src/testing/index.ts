export * from "./create-tenant.ts";
