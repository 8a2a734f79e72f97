import { parseAsIsoDate, parseAsStringLiteral } from "nuqs";
import { PRESET_NAMES, type Preset } from "./time-range.ts";

/** The chosen time in the URL: a preset, or two days of one's own. */
export const RANGE_PARAMS = {
  range: parseAsStringLiteral(PRESET_NAMES).withDefault("7d"),
  from: parseAsIsoDate,
  to: parseAsIsoDate,
};

export interface ChosenRange {
  range: Preset;
  from: Date | null;
  to: Date | null;
}
