import { z } from "zod";

export const ProbeResponse = z.object({ status: z.enum(["live", "ready"]) });
