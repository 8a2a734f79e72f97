/** What every endpoint that takes events has in common. */
export const ingest = {
  family: "heatmap",
  method: "POST",
  auth: "ingest",
  tenant: "header",
  role: "writer",
  limit: "heatmap.write",
  idempotency: "optional",
} as const;

/** What every endpoint that only reads has in common. */
export const read = {
  family: "heatmap",
  method: "GET",
  auth: "bearer",
  tenant: "header",
  role: "reader",
  limit: "heatmap.read",
  idempotency: "none",
} as const;
