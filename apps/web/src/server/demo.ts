import * as core from "@titik/core";
import { parts } from "./parts.ts";

/** The publishable key of the demo project; null where none was seeded. */
export const findDemoDsn = (): Promise<string | null> => core.findDemoDsn(parts().services);
