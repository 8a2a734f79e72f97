/** How many things a body brings: those of an array, bare or in `events`; anything else is one. */
export function countItems(body: unknown): number {
  if (Array.isArray(body)) return body.length;
  const events = typeof body === "object" && body !== null && "events" in body ? body.events : null;
  return Array.isArray(events) ? events.length : 1;
}
