import {
  createParser,
  parseAsInteger,
  parseAsIsoDate,
  parseAsString,
  parseAsStringLiteral,
  useQueryStates,
} from "nuqs";
import { BAND_NAMES } from "../../../../../src/heat/width-bands.ts";
import { PRESET_NAMES } from "../../../../../src/queries/time-range.ts";

export const LAYERS = ["clicks", "hover", "scroll"] as const;
export type Layer = (typeof LAYERS)[number];

/** `all`, or one viewport width in whole CSS pixels. */
const parseAsWidth = createParser<number | "all">({
  parse: (text) => (text === "all" ? text : /^[1-9]\d{0,5}$/.test(text) ? Number(text) : null),
  serialize: String,
});

/** The address of the site beneath the heat: http or https, cut to its origin. */
const parseAsSite = createParser<string>({
  parse: (text) => {
    const address = URL.parse(text);
    return address && /^https?:$/.test(address.protocol) ? address.origin : null;
  },
  serialize: (origin) => origin,
});

/** Percent; whatever the link says, it stays drawable. */
const parseAsPercent = createParser<number>({
  parse: (text) => {
    const percent = parseAsInteger.parse(text);
    return percent === null ? null : Math.min(100, Math.max(0, percent));
  },
  serialize: String,
});

const VIEW = {
  page: parseAsString,
  range: parseAsStringLiteral(PRESET_NAMES).withDefault("7d"),
  from: parseAsIsoDate,
  to: parseAsIsoDate,
  band: parseAsStringLiteral(BAND_NAMES),
  width: parseAsWidth,
  layer: parseAsStringLiteral(LAYERS).withDefault("clicks"),
  opacity: parseAsPercent.withDefault(90),
  element: parseAsString,
  site: parseAsSite,
};

/** What the viewer looks at. All of it lives in the URL: a pasted link shows the same. */
export const useHeatmapView = () => useQueryStates(VIEW);
export type HeatmapView = ReturnType<typeof useHeatmapView>[0];
export type SetHeatmapView = ReturnType<typeof useHeatmapView>[1];
