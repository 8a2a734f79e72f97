import { heatmapEndpoints } from "@titik/heatmap-schema";
import { code, table } from "./markdown.ts";

/** What the family is for, and where its parts are described. */
export const summarySection = (): string => `## Summary (Ringkasan)

Titik collects interactions with a page (clicks, hovers, scroll depth) and answers where they gather. Each project is a tenant; no call sees another tenant's data. All times are ISO 8601 with a zone, all lengths CSS pixels, all bodies UTF-8 JSON of at most 1 MiB (gzip is accepted).

${table(
  ["Endpoint", "What it does"],
  heatmapEndpoints.map(({ method, path, summary }) => [code(`${method} ${path}`), summary]),
)}

Every path answers under \`/api/v1\` too: \`/api/v1/analytics/heatmap/…\`, \`/api/v1/points\`.

Who calls what: the [tracker](../../packages/heatmap-tracker) (\`HeatmapTracker\` or \`/t.js\`) sends \`eventId\`, \`type\`, \`page\`, \`selector\`, \`x\`, \`y\`, \`vw\`, \`vh\`, \`sessionId\`, \`ts\` in batches to \`POST /api/points\`, the bulk address under a name that blockers do not match, with the project's publishable key; servers may send single events to \`POST /api/analytics/heatmap/events\`; the dashboard and your own tools read \`GET /api/analytics/heatmap/stats\`.

Beside this document: [OpenAPI 3.1](../../workspace/05_API/openapi.yaml) (readable at \`/docs/api\` of a running server), a [Postman collection](../../workspace/05_API/postman_collection.json), the [JSON Schemas](../../workspace/05_API/schemas), the project's [README](../../README.md) (\`withRBAC\`, \`ensureTenantHeader\`, \`withMetrics\`, rate limits) and [documentation](../../docs/README.md).`;
