import { listAudit } from "@titik/contract";
import { listAuditLines } from "@titik/core";
import { nextRoute } from "../../../../../src/server/next-route.ts";
import { serve } from "../../../../../src/server/wire.ts";

export const GET = nextRoute(serve(listAudit, ({ input, ...call }) => listAuditLines(call, input.query)));
