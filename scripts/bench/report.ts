import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg, release, totalmem } from "node:os";
import { join } from "node:path";
import { repository } from "../start/settings.ts";

const FILE = join(repository, "docs", "benchmarks.md");
const HEAD = `# Benchmarks

Written by \`npm run bench\`: everything, or one part by its name, as in \`npm run bench -- ingest\`. The short form
\`npm run bench -- quick\` takes less than three minutes. Server, database and generator share the cores of one machine,
so only ratios within one run say something.

| Command                                              | Measures                                                   |
| ---------------------------------------------------- | ---------------------------------------------------------- |
| \`npm run bench\`                                      | everything below but the soak                              |
| \`npm run bench -- statistics --large\`                | the same over 5 and 50 million, in 40 minutes and 45 GB    |
| \`npm run bench -- ingest --soak\`                     | five minutes of full load                                  |
| \`npm run bench -- ingest --url URL --script FILE.ts\` | another server by the same load; printed, not written here |

The script of another server exports \`target(size)\`, which answers \`{ path, headers }\` of every call, \`body(events)\`,
which writes a body of our events, \`countStored()\`, how many events the server holds, and, where it takes batches, how
many events are in one as \`batch\`. The bench fails where the server does not hold what it acknowledged.
`;

/** What else the machine was busy with. */
const LOAD = (loadavg()[0] ?? 0).toFixed(1);

export interface Table {
  head: string[];
  rows: string[][];
}

export interface Section {
  title: string;
  text: string[];
  tables: Table[];
}

export const perSecond = (value: number): string => Math.round(value).toLocaleString("en");

/** How many times `two` goes into `one`. */
export const times = (one: number, two: number): string => `${(one / two).toFixed(2)}×`;

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

function write(section: Section, now: Date): string {
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, Linux ${release()}, Node ${process.version}, PostgreSQL 18 (bundled, fsync on), ${now.toISOString().slice(0, 10)}, load ${LOAD} before`;
  return [`## ${section.title}`, `${machine}.`, ...section.text, ...section.tables.map(markdown)].join(
    "\n\n",
  );
}

export function print(section: Section, now: Date): void {
  process.stdout.write(`${write(section, now)}\n`);
}

/** Prints a section, and puts it into docs/benchmarks.md in the place of its last run. */
export function publish(section: Section, now: Date): void {
  const text = write(section, now);
  print(section, now);
  const before = existsSync(FILE) ? readFileSync(FILE, "utf8") : HEAD;
  const [, ...sections] = before.split(/^(?=## )/m);
  const others = sections.filter((other) => !other.startsWith(`## ${section.title}\n`));
  writeFileSync(
    FILE,
    [HEAD, ...[...others, `${text}\n`].sort()].map((part) => `${part.trim()}\n`).join("\n"),
  );
}

function markdown({ head, rows }: Table): string {
  const widths = head.map((name, column) =>
    Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: string[]) =>
    `| ${widths.map((width, column) => (cells[column] ?? "").padEnd(width)).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}
