export * from "./endpoints.ts";
export * from "./picture-endpoints.ts";
export * from "./picture-schemas.ts";
export * from "./report-endpoints.ts";
export * from "./report-schemas.ts";
export * from "./schemas.ts";
export * from "./webhook-payloads.ts";
export * from "./width-bands.ts";
