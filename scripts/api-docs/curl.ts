import type { Endpoint } from "@titik/contract";
import { pathWith } from "./endpoints.ts";
import type { Sample, Values } from "./samples.ts";

/** Run once before the samples; gives every variable that they use. */
export const SHELL_SETUP = `EVENT_ID=$(node -p 'crypto.randomUUID()')
SECOND_EVENT_ID=$(node -p 'crypto.randomUUID()')
THIRD_EVENT_ID=$(node -p 'crypto.randomUUID()')
NOW=$(node -p 'new Date().toISOString()')
FROM=$(node -p 'new Date(Date.now() - 86400000).toISOString()')
TO=$(node -p 'new Date(Date.now() + 86400000).toISOString()')`;

export const SHELL: Values = {
  eventId: "$EVENT_ID",
  secondEventId: "$SECOND_EVENT_ID",
  thirdEventId: "$THIRD_EVENT_ID",
  exportId: "$EXPORT_ID",
  projectId: "$PROJECT_ID",
  memberId: "$MEMBER_ID",
  webhookId: "$WEBHOOK_ID",
  deliveryId: "$DELIVERY_ID",
  pictureId: "$PICTURE_ID",
  now: "$NOW",
  from: "$FROM",
  to: "$TO",
};

/** One shell command that makes the call; the sample's values are the names of SHELL. */
export function curl(endpoint: Endpoint, sample: Sample): string {
  const url = `"$BASE_URL${pathWith(endpoint.path, sample.params ?? {})}"`;
  const headers = {
    ...(endpoint.auth !== "none" && { Authorization: "Bearer $TOKEN" }),
    ...(endpoint.tenant === "header" && { "x-tenant-id": "$TENANT" }),
    ...(sample.body !== undefined && { "Content-Type": "application/json" }),
    ...sample.headers,
  };
  const lines = [
    `curl -sS ${methodFlag(endpoint, sample)}${url}`,
    ...Object.entries(headers).map(([name, value]) => `-H "${name}: ${value}"`),
    ...Object.entries(sample.query ?? {}).map(([name, value]) => `--data-urlencode "${name}=${value}"`),
  ];
  if (sample.body !== undefined) {
    const [tee, kept] = sample.keep ? [" | tee answer.json", `\n${keep(sample.keep)}`] : ["", ""];
    const body = JSON.stringify(sample.body, null, 2);
    return `${lines.join(" \\\n  ")} \\\n  -d @- <<JSON${tee}\n${body}\nJSON${kept}`;
  }
  const command = lines.join(" \\\n  ");
  if (sample.until) return repeated(command, sample.until);
  return sample.keep ? `${command} | tee answer.json\n${keep(sample.keep)}` : command;
}

function methodFlag({ method }: Endpoint, { query }: Sample): string {
  if (query !== undefined) return "-G ";
  return method === "GET" ? "" : `-X ${method} `;
}

const keep = ({ field, as }: NonNullable<Sample["keep"]>) =>
  `${SHELL[as].slice(1)}=$(node -p 'JSON.parse(fs.readFileSync("answer.json", "utf8")).${field}')`;

const repeated = (command: string, { field, value }: NonNullable<Sample["until"]>) =>
  `until ${command} | tee answer.json | grep -q '"${field}":"${value}"'; do sleep 1; done\ncat answer.json`;
