export * from "./endpoint.ts";
export * from "./errors.ts";
export * from "./fields.ts";
export * from "./limits.ts";
export * from "./platform/endpoints.ts";
export * from "./platform/schemas.ts";
export * from "./roles.ts";
