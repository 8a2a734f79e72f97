import { accessSection, rateLimitSection } from "./access.ts";
import { determinismSection } from "./determinism.ts";
import { endpointsSection } from "./endpoints.ts";
import { errorsSection } from "./errors.ts";
import { examplesSection } from "./examples.ts";
import { jsonSchemaSection, zodSection } from "./schemas.ts";
import { summarySection } from "./summary.ts";
import { webhooksSection } from "./webhooks.ts";

const TITLE = `<!-- Written by \`npm run docs:api\` from the endpoints; changes belong there. -->

# Analytics Heatmap API (Spesifikasi API Fitur Analytics Heatmap)`;

/** The reference of the heatmap family as Markdown; its links hold from any folder two below the repository's. */
export const heatmapDocument = (): string =>
  [
    TITLE,
    summarySection(),
    endpointsSection(),
    jsonSchemaSection(),
    zodSection(),
    accessSection(),
    rateLimitSection(),
    errorsSection(),
    webhooksSection(),
    examplesSection(),
    determinismSection(),
  ]
    .join("\n\n")
    .concat("\n");
