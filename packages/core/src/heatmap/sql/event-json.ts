import { sql } from "drizzle-orm";

/** A column as the text of a JSON value; null stays null. */
const text = (column: string) => `to_json(${column})::text`;
/** Numbers and booleans read the same in both. */
const plain = (column: string) => `${column}::text`;
const id = (column: string) => `'"' || ${column} || '"'`;
const instant = (column: string) =>
  `to_char(${column} at time zone 'utc', '"\\""YYYY-MM-DD"T"HH24:MI:SS.MS"Z\\""')`;

/** Names and their values; what has no value is left out, and an object in which nothing is left is null. */
const object = (fields: Record<string, string>) =>
  `'{' || nullif(substr(${Object.entries(fields)
    .map(([name, value]) => `coalesce(',"${name}":' || ${value}, '')`)
    .join(" || ")}, 2), '') || '}'`;

/**
 * The row of an event as it is read back (`StoredEvent`): what was sent, the device completed from the headers. Put
 * together as text, which takes half the time of json_build_object and json_strip_nulls.
 */
export const eventJson = sql.raw(
  object({
    eventId: id("event_id"),
    type: text("type"),
    page: text("page"),
    selector: text("selector"),
    x: plain("x"),
    y: plain("y"),
    vw: plain("vw"),
    vh: plain("vh"),
    density: plain("density"),
    sessionId: text("session_id"),
    userId: text("user_id"),
    ts: instant("ts"),
    referrer: text("referrer"),
    device: object({
      userAgent: text("coalesce(device_user_agent, header_user_agent)"),
      platform: text("coalesce(device_platform, header_platform)"),
      dpr: plain("device_dpr"),
    }),
    scrollX: plain("scroll_x"),
    scrollY: plain("scroll_y"),
    documentWidth: plain("document_width"),
    documentHeight: plain("document_height"),
    pointer: text("pointer"),
    anchor: object({
      kind: text("anchor_kind"),
      selector: text("anchor_selector"),
      scrollX: plain("anchor_scroll_x"),
      scrollY: plain("anchor_scroll_y"),
    }),
    box: object({
      x: plain("box_x"),
      y: plain("box_y"),
      width: plain("box_width"),
      height: plain("box_height"),
    }),
    fraction: object({ x: plain("fraction_x"), y: plain("fraction_y") }),
    fingerprint: text("fingerprint"),
    release: text("release"),
    variant: text("variant"),
    rage: plain("rage"),
    dead: plain("dead"),
    trusted: plain("trusted"),
    bot: plain("bot"),
    receivedAt: instant("received_at"),
  }),
);
