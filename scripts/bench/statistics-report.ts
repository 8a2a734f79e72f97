import { perSecond, type Section, times } from "./report.ts";
import type { Size } from "./statistics.ts";
import { PAGES } from "./statistics-data.ts";
import type { Questions } from "./statistics-questions.ts";

/** Milliseconds by question, and events a second. */
export interface Measured {
  events: number;
  raw: Record<keyof Questions, number>;
  covered: Record<"grid" | "band", number>;
  tiles: Record<keyof Questions, number>;
  rebuild: Record<"grid" | "all", number>;
  /** While that many batches were not merged, and how fast they were; null where that was not asked. */
  journal: {
    asked: Record<keyof Questions, number>;
    rows: NonNullable<Size["pending"]>;
    merge: number;
  } | null;
}

const milliseconds = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;

export function statisticsReport(title: string, measured: readonly Measured[]): Section {
  const names: Record<keyof Questions, string> = {
    grid: "grid of the hot page",
    band: "the same, one layer and one width",
    pages: "events and sessions of each page",
    selectors: "top 10 selectors",
  };
  const keys = ["grid", "band", "pages", "selectors"] as const;
  const rows = measured.flatMap(({ events, raw, covered, tiles, journal }) =>
    keys.map((key) => [
      events.toLocaleString("en"),
      names[key],
      milliseconds(raw[key]),
      key === "grid" || key === "band" ? milliseconds(covered[key]) : "",
      milliseconds(tiles[key]),
      journal === null
        ? ""
        : `${milliseconds(journal.asked[key])}, ${key === "grid" || key === "band" ? journal.rows.many : journal.rows.few} rows`,
    ]),
  );
  const aims = measured.flatMap(({ events, raw, covered, tiles, journal, rebuild }) => {
    const at = `${events.toLocaleString("en")} events: `;
    return [
      [`${at}grid of the hot page, against a covering index`, "≥ 20", times(covered.grid, tiles.grid)],
      [`${at}one layer and one width, against the same`, "≥ 60", times(covered.band, tiles.band)],
      [`${at}pages, against raw events`, "≥ 100", times(raw.pages, tiles.pages)],
      [`${at}top selectors, against raw events`, "≥ 100", times(raw.selectors, tiles.selectors)],
      [`${at}grid built anew`, "≥ 300,000 events/s", `${perSecond(rebuild.grid)} events/s`],
      [`${at}all tiles built anew`, "", `${perSecond(rebuild.all)} events/s`],
      ...(journal === null ? [] : withJournal(at, { raw, covered, journal })),
    ];
  });
  const hasJournal = measured.some(({ journal }) => journal !== null);
  return {
    title,
    text: [
      `Thirty days, ${PAGES} pages, of which the hot one has a seventh of all events; seven of ten lie within elements. Every answer from tiles was compared with SQL over the raw events${hasJournal ? ", before, while the journal was long, and after it was merged" : ""}: all are equal.${hasJournal ? " The batches in the journal are of the last day, as visitors send them." : ""} Medians, in one process, which is warm.`,
    ],
    tables: [
      {
        head: ["Events", "Question", "SQL", "with a covering index", "Titik", "while the journal is long"],
        rows,
      },
      { head: ["Ratio", "Aim", "Reached"], rows: [...aims, ...growth(measured)] },
    ],
  };
}

type WithJournal = Pick<Measured, "raw" | "covered"> & { journal: NonNullable<Measured["journal"]> };

function withJournal(at: string, { raw, covered, journal: { asked, rows, merge } }: WithJournal): string[][] {
  return [
    [`${at}grid with ${rows.many} batches in the journal`, "≥ 12", times(covered.grid, asked.grid)],
    [`${at}pages with ${rows.few} batches in the journal`, "≥ 20", times(raw.pages, asked.pages)],
    [
      `${at}top selectors with ${rows.few} batches in the journal`,
      "≥ 50",
      times(raw.selectors, asked.selectors),
    ],
    [`${at}journal merged`, "≥ 100,000 events/s", `${perSecond(merge)} events/s`],
  ];
}

function growth(measured: readonly Measured[]): string[][] {
  const [first, last] = [measured[0], measured.at(-1)];
  if (first === undefined || last === undefined || first === last) return [];
  const of = (key: keyof Questions) => times(last.tiles[key], first.tiles[key]);
  const sizes = `${last.events.toLocaleString("en")} events against ${first.events.toLocaleString("en")}`;
  return [
    [`${sizes}: grid`, "≤ 4, at ten times the events", of("grid")],
    [`${sizes}: grid, the larger`, "≤ 100 ms, at fifty million", milliseconds(last.tiles.grid)],
    [`${sizes}: pages`, "≤ 1.5, at ten times the events", of("pages")],
    [`${sizes}: top selectors`, "≤ 1.5, at ten times the events", of("selectors")],
  ];
}
