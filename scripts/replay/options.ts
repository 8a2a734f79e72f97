import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { HeatmapEvent } from "@titik/heatmap-schema";
import { readOptions } from "../access/read-options.ts";
import { StartError } from "../start/start-error.ts";
import type { ReplayOptions } from "./replay-log.ts";

const USAGE =
  "Usage: npm run replay -- --file log.csv --project <name or id> --page /path --viewport 1280x720 [--shift-to-now]";

/** Reads the command line of a replay; `folder` is where relative files are looked for. Throws StartError. */
export function readReplayOptions(folder: string): ReplayOptions & { project: string } {
  const { values } = readOptions(USAGE, (args) =>
    parseArgs({
      args,
      options: {
        file: { type: "string" },
        project: { type: "string" },
        page: { type: "string" },
        viewport: { type: "string" },
        "shift-to-now": { type: "boolean", default: false },
      },
    }),
  );
  const { file, project, page, viewport } = values;
  if (!file || !project || !page || !viewport) throw new StartError(USAGE);
  if (!HeatmapEvent.shape.page.safeParse(page).success)
    throw new StartError("--page must be a pathname such as /pricing, without query or fragment.");
  const [, width, height] = /^(\d{1,6})x(\d{1,6})$/.exec(viewport) ?? [];
  const [vw, vh] = [Number(width), Number(height)];
  if (!(vw > 0 && vh > 0))
    throw new StartError("--viewport must be width x height in CSS pixels, such as 1280x720.");
  return { file: resolve(folder, file), project, page, vw, vh, shiftToNow: values["shift-to-now"] };
}
