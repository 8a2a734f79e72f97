import { STATUS_CODES } from "node:http";
import { type Endpoint, LIMITS } from "@titik/contract";
import { heatmapEndpoints } from "@titik/heatmap-schema";
import { curl, SHELL, SHELL_SETUP } from "../curl.ts";
import { ERROR_SAMPLES } from "../errors.ts";
import { SHOWN, samplesOf } from "../samples.ts";
import { block, json } from "./markdown.ts";

/** Commands that work pasted one after the other, each with what it answers. */
export const examplesSection = (): string => `## curl and response samples (Contoh curl & respons)

\`BASE_URL\`, \`TOKEN\` and \`TENANT\` come from \`npm run -s token\` as shown under [Authentication](#authentication-and-rbac-autentikasi--rbac). Run the samples in one shell from top to bottom; these variables first:

${block("sh", SHELL_SETUP)}

${inOrder(heatmapEndpoints).flatMap(examplesOf).join("\n\n")}

### Too many requests

The answer to any call once the budget of the window is spent:

${block("http", TOO_MANY)}

${json(ERROR_SAMPLES.heatmap("rate_limit"))}`;

const TOO_MANY = `HTTP/1.1 429 ${STATUS_CODES[429]}
Content-Type: application/json
Retry-After: 37
X-RateLimit-Limit: ${LIMITS["heatmap.write"].requests}
X-RateLimit-Remaining: 0
X-RateLimit-Reset: 1795249837`;

/** What is deleted must not be asked for afterwards. */
const inOrder = (endpoints: readonly Endpoint[]) => [
  ...endpoints.filter(({ method }) => method !== "DELETE"),
  ...endpoints.filter(({ method }) => method === "DELETE"),
];

function examplesOf(endpoint: Endpoint): string[] {
  const inShell = samplesOf(endpoint, SHELL);
  return samplesOf(endpoint, SHOWN).map((sample, index) => {
    const command = inShell[index];
    if (command === undefined)
      throw new Error(`${endpoint.id} has a sample for readers but none for a shell`);
    const answer = typeof sample.answer === "string" ? block("", sample.answer) : json(sample.answer);
    return [
      `### ${sample.title}`,
      `\`${endpoint.method} ${endpoint.path}\``,
      block("sh", curl(endpoint, command)),
      `Answer: \`${sample.status} ${STATUS_CODES[sample.status]}\``,
      answer,
    ].join("\n\n");
  });
}
