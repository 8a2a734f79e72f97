import { benchIngest } from "./bench/ingest.ts";
import { publish, type Section } from "./bench/report.ts";
import { benchSelectors } from "./bench/selectors.ts";
import { benchTracker } from "./bench/tracker.ts";
import { benchWebhooks } from "./bench/webhooks.ts";

import { sentence } from "./start/start-error.ts";

/** What can be measured, by name; each takes a short form. Without a name all are. */
const BENCHES: Record<string, (isQuick: boolean) => Promise<Section>> = {
  ingest: benchIngest,
  selectors: benchSelectors,
  tracker: benchTracker,
  webhooks: benchWebhooks,
};

async function main(args: readonly string[]): Promise<void> {
  const names = args.filter((arg) => arg !== "quick");
  const unknown = names.find((name) => !(name in BENCHES));
  if (unknown !== undefined)
    throw new Error(`There is no bench ${unknown}: ${Object.keys(BENCHES).join(", ")}.`);
  for (const [name, bench] of Object.entries(BENCHES)) {
    if (names.length === 0 || names.includes(name)) publish(await bench(args.includes("quick")), new Date());
  }
}

try {
  await main(process.argv.slice(2));
  process.exit(0);
} catch (error) {
  process.stderr.write(`${sentence(error)}\n`);
  process.exit(1);
}
