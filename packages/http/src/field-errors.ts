import type { FieldError } from "@titik/contract";
import type { z } from "zod";

const MAX_DETAILS = 20;

const fieldName = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (name, part) => (typeof part === "number" ? `${name}[${part}]` : `${name}${name && "."}${String(part)}`),
    "",
  ) || "(body)";

/** Of a union, the branch that came furthest: one whose complaints lie inside the value, not about its shape. */
function expand(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== "invalid_union") return [issue];
  const branches = issue.errors.map((branch) => branch.flatMap(expand));
  const best = branches.find((branch) => branch.every((inner) => inner.path.length > 0)) ?? branches[0];
  if (best === undefined || best.length === 0) return [issue];
  return best.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
}

/** Complaints of a parse with `reportInput` as `events[3].ts: …`, the first 20. Never repeats the value that was sent. */
export const fieldErrors = (error: z.ZodError): FieldError[] =>
  error.issues
    .flatMap(expand)
    .slice(0, MAX_DETAILS)
    .map((issue) => ({
      field: fieldName(issue.path),
      message: isMissing(issue) ? "is required" : issue.message,
    }));

const isMissing = (issue: z.core.$ZodIssue) => "input" in issue && issue.input === undefined;
