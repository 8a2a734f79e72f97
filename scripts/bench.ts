import { benchIngest } from "./bench/ingest.ts";
import { readOptions } from "./bench/options.ts";
import { benchOther } from "./bench/other-server.ts";
import { print, publish, type Section } from "./bench/report.ts";
import { benchSelectors } from "./bench/selectors.ts";
import { benchSoak } from "./bench/soak.ts";
import { benchStatistics } from "./bench/statistics.ts";
import { benchTracker } from "./bench/tracker.ts";
import { benchWebhooks } from "./bench/webhooks.ts";
import { StartError, sentence } from "./start/start-error.ts";

type Bench = (isQuick: boolean, isLarge: boolean) => Promise<Section>;

/** What can be measured, by name; each takes a short form. Without a name all are. */
const BENCHES: Record<string, Bench> = {
  ingest: benchIngest,
  selectors: benchSelectors,
  statistics: benchStatistics,
  tracker: benchTracker,
  webhooks: benchWebhooks,
};

async function main(args: string[]): Promise<void> {
  const { names, options } = readOptions(args);
  const unknown = names.find((name) => !(name in BENCHES));
  if (unknown !== undefined)
    throw new StartError(`There is no bench ${unknown}: ${Object.keys(BENCHES).join(", ")}.`);
  const { quick, large, soak, other } = options;
  if (other !== null) print(await benchOther(other, quick), new Date());
  else if (soak) publish(await benchSoak(quick), new Date());
  else {
    const began = performance.now();
    for (const [name, bench] of Object.entries(BENCHES)) {
      if (names.length === 0 || names.includes(name)) publish(await bench(quick, large), new Date());
    }
    const seconds = Math.round((performance.now() - began) / 1000);
    process.stdout.write(`Measured in ${seconds} s.\n`);
  }
}

try {
  await main(process.argv.slice(2));
  process.exit(0);
} catch (error) {
  process.stderr.write(`${sentence(error)}\n`);
  process.exit(1);
}
