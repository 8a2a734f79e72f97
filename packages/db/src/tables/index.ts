export * from "./accounts.ts";
export * from "./audit.ts";
export * from "./directory.ts";
export * from "./heatmap.ts";
export * from "./idempotency.ts";
export * from "./projects.ts";
