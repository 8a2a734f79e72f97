export * from "./enqueue-messages.ts";
