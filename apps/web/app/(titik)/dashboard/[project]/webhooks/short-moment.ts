import type { Messages } from "../../../../../src/messages/messages.ts";

/** Of today the time to the second, of other days day and time; in the viewer's time zone. */
export const shortMoment = (date: Date, now: Date, { time, moment }: Pick<Messages, "time" | "moment">) =>
  date.toDateString() === now.toDateString() ? time(date) : moment(date);
