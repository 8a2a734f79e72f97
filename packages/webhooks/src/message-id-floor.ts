/** Before every message. */
export const NO_MESSAGE = "00000000-0000-0000-0000-000000000000";

/** The smallest UUID v7 of that moment: what is after it was made at or after it. */
export function messageIdFloor(ms: number): string {
  const hex = Math.max(0, Math.floor(ms)).toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
