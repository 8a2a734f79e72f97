import { afterAll } from "vitest";
import { endFile } from "./end-with-file.ts";

afterAll(endFile);
