import {
  createParser,
  parseAsBoolean,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
  useQueryStates,
} from "nuqs";
import { COLOUR_MAPS } from "../../../../../src/heat/colour-ramp.ts";
import { BAND_NAMES } from "../../../../../src/heat/width-bands.ts";
import { RANGE_PARAMS } from "../../../../../src/queries/range-params.ts";

/** What the heat can be drawn on. */
export const BENEATH = ["live", "snapshot", "image"] as const;

export const LAYERS = ["clicks", "rage", "dead", "hover", "scroll", "attention", "elements"] as const;
export type Layer = (typeof LAYERS)[number];

/** Spots, boxes over elements, or bands across the page. */
export const LAYER_SHAPE = {
  clicks: "spots",
  rage: "spots",
  dead: "spots",
  hover: "spots",
  scroll: "bands",
  attention: "bands",
  elements: "boxes",
} as const satisfies Record<Layer, "spots" | "boxes" | "bands">;

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

/** `element`: the events of the chosen element. An area `left,top,right,bottom`: those inside it. */
const parseAsBehind = createParser<string>({
  parse: (text) => (text === "element" || /^-?\d{1,6}(,-?\d{1,6}){3}$/.test(text) ? text : null),
  serialize: String,
});

const VIEW = {
  page: parseAsString,
  ...RANGE_PARAMS,
  band: parseAsStringLiteral(BAND_NAMES),
  width: parseAsWidth,
  layer: parseAsStringLiteral(LAYERS).withDefault("clicks"),
  release: parseAsString,
  variant: parseAsString,
  bots: parseAsStringLiteral(["exclude", "include"] as const).withDefault("exclude"),
  opacity: parseAsPercent.withDefault(90),
  paper: parseAsPercent.withDefault(100),
  colours: parseAsStringLiteral(COLOUR_MAPS).withDefault("inferno"),
  fixed: parseAsStringLiteral(["with", "hidden", "only"] as const).withDefault("with"),
  element: parseAsString,
  behind: parseAsBehind,
  site: parseAsSite,
  /** What the heat is drawn on; where it is left out, the best there is. */
  beneath: parseAsStringLiteral(BENEATH),
  /** What the picture is compared with: the time before, or the release of `other`. */
  against: parseAsStringLiteral(["before", "release"] as const),
  other: parseAsString,
  difference: parseAsBoolean.withDefault(false),
};

/** What the viewer looks at. All of it lives in the URL: a pasted link shows the same. */
export const useHeatmapView = () => useQueryStates(VIEW);
export type HeatmapView = ReturnType<typeof useHeatmapView>[0];
export type SetHeatmapView = ReturnType<typeof useHeatmapView>[1];
