import { defineConfig } from "vitest/config";
import { LongestFirst } from "./scripts/test/longest-first.ts";

// Started by scripts/test.ts, which brings up what the suites share and says where it is.
const provide = {
  databaseUrl: process.env.TITIK_TEST_DATABASE_URL ?? "",
  authSecret: process.env.TITIK_TEST_AUTH_SECRET ?? "",
  baseUrl: process.env.TITIK_TEST_BASE_URL ?? "",
  nodeBaseUrl: process.env.TITIK_TEST_BASE_URL ?? "",
};

declare module "vitest" {
  export interface ProvidedContext {
    /** Owner's URL of a throwaway, migrated database. */
    databaseUrl: string;
    authSecret: string;
    /** The production server on that database, on 127.0.0.1; every address of 127/8 may call it. Empty for `unit`. */
    baseUrl: string;
    /** The same server, also in `routes`, where `baseUrl` is one whose ingestion goes through Next's route files. */
    nodeBaseUrl: string;
  }
}

// Files of one worker share their modules: importing them anew for each file took longer than its tests.
const suites = {
  provide,
  isolate: false,
  environment: "node",
  testTimeout: 30_000,
  hookTimeout: 60_000,
  // As patient as what waits for an element of a page; the second that is usual passes while a machine is busy.
  expect: { poll: { timeout: 15_000 } },
  // They also wait, for servers and browsers, so one more than vitest would run on two cores.
  maxWorkers: 2,
} as const;
const setupFiles = ["apps/web/tests/support/end-each-file.ts"];

/** Suites of the ingestion endpoints, which hold whichever door an event comes in by. */
const INGESTION = [
  "record-event",
  "record-event-access",
  "record-batch",
  "partial-batch",
  "key-events-limit",
];

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          ...suites,
          name: "unit",
          include: ["packages/*/tests/**/*.test.ts", "apps/web/tests/unit/**/*.test.ts", "tests/*.test.ts"],
          exclude: ["**/faults/**"],
        },
      },
      {
        test: {
          ...suites,
          name: "api",
          include: ["apps/web/tests/api/**/*.test.ts"],
          setupFiles,
        },
      },
      {
        test: {
          ...suites,
          name: "routes",
          provide: { ...provide, baseUrl: process.env.TITIK_TEST_ROUTE_BASE_URL ?? "" },
          include: [
            "apps/web/tests/routes/*.test.ts",
            ...INGESTION.map((name) => `apps/web/tests/api/${name}.test.ts`),
          ],
        },
      },
      {
        test: {
          ...suites,
          name: "browser",
          include: ["apps/web/tests/browser/**/*.test.ts"],
          setupFiles,
          // A browser's frames and a shared machine's clock belong to nobody: in CI what fails is tried once more.
          retry: process.env.CI ? 1 : 0,
          testTimeout: 60_000,
        },
      },
      {
        test: {
          ...suites,
          // `npm run test:faults`: no server runs beside them, since each works off the whole queue by its own clock.
          name: "faults",
          include: ["packages/webhooks/tests/faults/**/*.test.ts", "tests/faults/**/*.test.ts"],
          setupFiles,
          testTimeout: 120_000,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...suites,
          name: "start",
          include: ["tests/start/**/*.test.ts"],
          // Five starts in one test, on machines that have other work to do.
          testTimeout: 180_000,
        },
      },
    ],
  },
});
