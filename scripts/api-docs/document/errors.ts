import { STATUS_CODES } from "node:http";
import { ERROR_CODE, ERROR_STATUS, type ErrorKind, SPECIFIC_CODES } from "@titik/contract";
import { ERROR_SAMPLES, REASONS } from "../errors.ts";
import { code, json, table } from "./markdown.ts";

const KINDS = Object.keys(ERROR_STATUS) as ErrorKind[];

/** Statuses, codes and a body of each. */
export const errorsSection = (): string => `## Errors (Kesalahan)

Every error has the body \`ErrorResponse\`: \`{ code, message, details?, requestId }\`. \`code\` is for programs, \`message\` for people; \`details\` names the field (\`events[3].ts\`); \`requestId\` is the answer's \`x-request-id\` and finds the call in the server's log. No error shows a value that was sent, nor anything of the database.

${table(
  ["Status", "Code", "When"],
  KINDS.map((kind) => [String(ERROR_STATUS[kind]), codesOf(kind), REASONS[kind]]),
)}

${table(
  ["Code", "Meaning"],
  Object.entries(SPECIFIC_CODES).map(([name, { meaning }]) => [code(name), meaning]),
)}

${KINDS.map(sampleOf).join("\n\n")}`;

const codesOf = (kind: ErrorKind) =>
  [
    ERROR_CODE[kind],
    ...Object.entries(SPECIFIC_CODES).flatMap(([name, of]) => (of.kind === kind ? [name] : [])),
  ]
    .map(code)
    .join(", ");

const sampleOf = (kind: ErrorKind) =>
  `\`${ERROR_STATUS[kind]} ${STATUS_CODES[ERROR_STATUS[kind]]}\`\n\n${json(ERROR_SAMPLES.heatmap(kind))}`;
