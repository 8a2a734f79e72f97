import { z } from "zod";

export const Email = z
  .email({ error: "must be an e-mail address" })
  .max(254)
  .toLowerCase()
  .describe("Compared and stored in lower case");

export const Success = z.object({ success: z.literal(true) });
