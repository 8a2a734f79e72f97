export * from "./call.ts";
export * from "./kit.ts";
export { readBody, readNodeBody } from "./read-body.ts";
export { createServe } from "./serve.ts";
export { takeToken } from "./take-token.ts";
