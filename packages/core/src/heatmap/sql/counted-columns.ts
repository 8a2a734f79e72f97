import { heatmapEvents } from "@titik/db";

const { page, selector, type, ts, x, y, vw, vh, density, sessionId, userId } = heatmapEvents;
const { scrollX, scrollY, anchorKind, rage, dead, bot } = heatmapEvents;

/** What tiles count of an event. */
export const countedColumns = {
  page,
  selector,
  type,
  ts,
  x,
  y,
  vw,
  vh,
  density,
  sessionId,
  userId,
  scrollX,
  scrollY,
  anchorKind,
  rage,
  dead,
  bot,
};
