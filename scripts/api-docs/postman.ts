import { type Endpoint, LIMITS } from "@titik/contract";
import { allEndpoints, FAMILIES, pathWith, schemaOf } from "./endpoints.ts";
import { type Sample, samplesOf, type Values } from "./samples.ts";
import { jsonSchemaOf } from "./schemas.ts";

const VALUES: Values = {
  eventId: "{{eventId}}",
  secondEventId: "{{secondEventId}}",
  thirdEventId: "{{thirdEventId}}",
  exportId: "{{exportId}}",
  projectId: "{{projectId}}",
  memberId: "{{memberId}}",
  webhookId: "{{webhookId}}",
  deliveryId: "{{deliveryId}}",
  pictureId: "{{pictureId}}",
  now: "{{now}}",
  from: "{{from}}",
  to: "{{to}}",
};

const DESCRIPTION = `Every endpoint of Titik, in an order in which it runs green from top to bottom.

With Titik running (\`npm start\`), a token and a tenant are all that it needs:

    eval "$(npm run -s token -- --project demo --role admin --shell)"
    newman run workspace/05_API/postman_collection.json --env-var "baseUrl=$BASE_URL" --env-var "token=$TOKEN" --env-var "tenantId=$TENANT" --env-var "dsn=$DSN"

In Postman, set the same four as variables of the collection.`;

interface Item {
  name: string;
  event: Event[];
  request: object;
}
interface Event {
  listen: "prerequest" | "test";
  script: { type: "text/javascript"; exec: string[] };
}

/** A Postman collection (v2.1) of every endpoint's samples; runs against a server as it stands. */
export function postmanCollection() {
  const families = Object.entries(FAMILIES).map(([family, { title }]) => ({
    name: title,
    item: inRunningOrder(allEndpoints.filter((endpoint) => endpoint.family === family)).flatMap(itemsOf),
  }));
  const [first] = families.flatMap(({ item }) => item);
  return {
    info: {
      name: "Titik API",
      description: DESCRIPTION,
      schema: "https://schema.getpostman.com/json/collection/v2.1.0/collection.json",
    },
    auth: { type: "bearer", bearer: [{ key: "token", value: "{{token}}", type: "string" }] },
    event: [script("prerequest", freshValues(first?.name ?? ""))],
    variable: [
      { key: "baseUrl", value: "http://localhost:3000" },
      ...["token", "tenantId", "dsn", ...Object.keys(VALUES)].map((key) => ({ key, value: "" })),
    ],
    item: families,
  };
}

/** What is deleted must not be asked for afterwards. */
const inRunningOrder = <E extends Endpoint>(endpoints: readonly E[]): E[] => [
  ...endpoints.filter(({ method }) => method !== "DELETE"),
  ...endpoints.filter(({ method }) => method === "DELETE"),
];

function itemsOf(endpoint: Endpoint): Item[] {
  const samples = samplesOf(endpoint, VALUES);
  const described = samples.length > 0 ? samples : [plainSample(endpoint)];
  const items = described.map((sample) => itemOf(endpoint, sample));
  return endpoint.auth === "ingest" && samples[0] ? [...items, withKey(endpoint, samples[0])] : items;
}

/** For an endpoint that needs nothing but its address. */
const plainSample = ({ summary, responses }: Endpoint): Sample => ({
  title: summary,
  status: Math.min(...Object.keys(responses).map(Number)),
  answer: undefined,
});

function itemOf(endpoint: Endpoint, sample: Sample): Item {
  const headers = {
    ...(endpoint.tenant === "header" && { "x-tenant-id": "{{tenantId}}" }),
    ...(sample.body !== undefined && { "Content-Type": "application/json" }),
    ...sample.headers,
  };
  return {
    name: sample.title,
    event: [script("test", testsOf(endpoint, sample))],
    request: {
      method: endpoint.method,
      description: endpoint.summary,
      ...(endpoint.auth === "none" && { auth: { type: "noauth" } }),
      header: Object.entries(headers).map(([key, value]) => ({ key, value })),
      url: urlOf(endpoint, sample),
      ...(sample.body !== undefined && {
        body: {
          mode: "raw",
          raw: JSON.stringify(sample.body, null, 2),
          options: { raw: { language: "json" } },
        },
      }),
    },
  };
}

/** The same call as a browser makes it: no token, the project's publishable key instead. */
function withKey(endpoint: Endpoint, sample: Sample): Item {
  const title = `${sample.title}, with the publishable key`;
  const headers = [
    { key: "X-DSN", value: "{{dsn}}" },
    { key: "Content-Type", value: "application/json" },
  ];
  // It was stored by the sample before, so what is left to see is a duplicate.
  const item = itemOf(endpoint, { ...sample, title, status: 200 });
  return { ...item, request: { ...item.request, auth: { type: "noauth" }, header: headers } };
}

function urlOf({ path }: Endpoint, { params, query }: Sample): object {
  const filled = pathWith(path, params ?? {});
  const pairs = Object.entries(query ?? {});
  const search = pairs.length > 0 ? `?${pairs.map(([key, value]) => `${key}=${value}`).join("&")}` : "";
  return {
    raw: `{{baseUrl}}${filled}${search}`,
    host: ["{{baseUrl}}"],
    path: filled.split("/").slice(1),
    ...(pairs.length > 0 && { query: pairs.map(([key, value]) => ({ key, value })) }),
  };
}

const script = (listen: Event["listen"], lines: string[]): Event => ({
  listen,
  script: { type: "text/javascript", exec: lines },
});

/** Before the first call of a run, and wherever a call is tried alone: new ids, and the time of now. */
function freshValues(first: string): string[] {
  const at = (milliseconds: number) => `new Date(Date.now() + ${milliseconds}).toISOString()`;
  return [
    `if (pm.info.requestName === ${JSON.stringify(first)} || !pm.collectionVariables.get("eventId")) {`,
    `  for (const name of ["eventId", "secondEventId", "thirdEventId"])`,
    `    pm.collectionVariables.set(name, pm.variables.replaceIn("{{$guid}}"));`,
    `  pm.collectionVariables.set("now", ${at(0)});`,
    `  pm.collectionVariables.set("from", ${at(-86_400_000)});`,
    `  pm.collectionVariables.set("to", ${at(86_400_000)});`,
    "}",
  ];
}

function testsOf(endpoint: Endpoint, sample: Sample): string[] {
  const schema = schemaOf(endpoint, sample.status);
  const required = schema && jsonSchemaOf(schema, "output").required;
  const limit = endpoint.limit === "none" ? undefined : LIMITS[endpoint.limit];
  return [
    ...(sample.until ? repeatUntil(sample.until) : []),
    `pm.test("answers ${sample.status}", () => pm.response.to.have.status(${sample.status}));`,
    ...(required
      ? [
          `pm.test("has the documented fields", () => pm.expect(pm.response.json()).to.include.all.keys(${JSON.stringify(required)}));`,
        ]
      : []),
    ...(limit
      ? [`pm.test("tells the standing", () => pm.response.to.have.header("X-RateLimit-Remaining"));`]
      : []),
    ...(sample.keep
      ? [`pm.collectionVariables.set("${sample.keep.as}", pm.response.json().${sample.keep.field});`]
      : []),
  ];
}

const repeatUntil = ({ field, value }: NonNullable<Sample["until"]>): string[] => [
  `if (pm.response.code === 200 && pm.response.json().${field} !== "${value}") {`,
  "  pm.execution.setNextRequest(pm.info.requestName);",
  "  setTimeout(() => {}, 500);",
  "}",
];
