/** What makes the same input give the same output. */
export const determinismSection = (): string => `## Determinism (Determinisme)

- **An event is stored once.** The client makes the \`eventId\`. The same \`eventId\` with the same content (defaults applied, \`ts\` compared as milliseconds UTC, headers left out) answers \`200\` and the same body; with other content it answers \`409\`.
- **A call has one effect.** With an \`Idempotency-Key\` (1 to 255 visible ASCII characters) a repeat within 24 hours gets the stored answer with status \`200\` and \`Idempotency-Replayed: true\`; another body under the same key is \`409\`. A repeat that arrives while the first is still under way waits for it. The key is claimed in the transaction that stores the events: both are kept, or neither is. Keys are ignored for publishable keys, so that a visitor cannot claim a server's.
- **A write is atomic.** A batch is stored whole or not at all; with \`partial=true\` the good items are stored and each refused one is named in the answer. A refused call leaves nothing behind.
- **A call is stateless.** What it means is in its headers, path, query and body; any process of the server answers it alike.
- **Reading is exact and ordered.** Statistics are counted from the stored events over \`[from, to)\`, all numbers of an answer from one moment. Density is summed as decimal numbers, so that order does not matter. Lists are newest first, then by \`eventId\`; pages and selectors by events, then by name byte for byte. Without \`from\` and \`to\` a summary covers the last 7 days.
- **A walk is stable.** \`cursor\` continues behind the last event seen, whatever is stored meanwhile; a cursor made for another filter is \`422\`.
- **A deletion leaves a trace.** The line in the audit log is written in the transaction that deletes.
- **Types are closed.** Values from a fixed set are enums, equal in Zod, JSON Schema and OpenAPI.`;
