export * from "./accounts.ts";
export * from "./audit.ts";
export * from "./directory.ts";
export * from "./exports.ts";
export * from "./heatmap.ts";
export * from "./idempotency.ts";
export * from "./jobs.ts";
export * from "./projects.ts";
