import { randomUUID } from "node:crypto";
import { migrate } from "@titik/db";
import postgres from "postgres";
import { inject } from "vitest";
import { endWithFile } from "./end-with-file.ts";

/** Owner's URL of a migrated database beside the shared one, which ends with the test file. */
export async function createOwnDatabase(): Promise<string> {
  const name = `titik_test_${randomUUID().replaceAll("-", "")}`;
  const admin = postgres(inject("databaseUrl"), { max: 1, onnotice: () => undefined });
  await admin.unsafe(`create database ${name}`);
  endWithFile(async () => {
    await admin.unsafe(`drop database ${name} with (force)`);
    await admin.end({ timeout: 5 });
  });
  const url = Object.assign(new URL(inject("databaseUrl")), { pathname: `/${name}` }).href;
  await migrate(url);
  return url;
}
