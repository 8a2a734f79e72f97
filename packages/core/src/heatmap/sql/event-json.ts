import { sql } from "drizzle-orm";

/** JSON names and the columns behind them. */
type Fields = Record<string, string>;

const object = (fields: Fields) =>
  `json_build_object(${Object.entries(fields)
    .map(([name, column]) => `'${name}', ${column}`)
    .join(", ")})`;

/** The object, or null when none of its columns has a value. */
const optional = (fields: Fields) =>
  `case when num_nonnulls(${Object.values(fields).join(", ")}) > 0 then ${object(fields)} end`;

const instant = (column: string) => `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The row of an event as it is read back (`StoredEvent`): what was sent, the device completed from the headers. */
export const eventJson = sql.raw(
  `json_strip_nulls(${object({
    eventId: "event_id",
    type: "type",
    page: "page",
    selector: "selector",
    x: "x",
    y: "y",
    vw: "vw",
    vh: "vh",
    density: "density",
    sessionId: "session_id",
    userId: "user_id",
    ts: instant("ts"),
    referrer: "referrer",
    device: optional({
      userAgent: "coalesce(device_user_agent, header_user_agent)",
      platform: "coalesce(device_platform, header_platform)",
      dpr: "device_dpr",
    }),
    scrollX: "scroll_x",
    scrollY: "scroll_y",
    documentWidth: "document_width",
    documentHeight: "document_height",
    pointer: "pointer",
    anchor: optional({
      kind: "anchor_kind",
      selector: "anchor_selector",
      scrollX: "anchor_scroll_x",
      scrollY: "anchor_scroll_y",
    }),
    box: optional({ x: "box_x", y: "box_y", width: "box_width", height: "box_height" }),
    fraction: optional({ x: "fraction_x", y: "fraction_y" }),
    fingerprint: "fingerprint",
    release: "release",
    variant: "variant",
    rage: "rage",
    dead: "dead",
    trusted: "trusted",
    bot: "bot",
    receivedAt: instant("received_at"),
  })})`,
);
