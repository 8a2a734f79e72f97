/** Milliseconds from sending to the end of the answer; null without an answer. */
export const tookMs = ({ sentAt, responseAt }: { sentAt: string; responseAt: string | null }) =>
  responseAt === null ? null : Date.parse(responseAt) - Date.parse(sentAt);
