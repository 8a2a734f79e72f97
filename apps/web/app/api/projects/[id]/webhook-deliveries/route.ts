import { listDeliveryLog as endpoint } from "@titik/contract";
import { listDeliveryLog } from "@titik/core";
import { nextRoute } from "../../../../../src/server/next-route.ts";
import { serve } from "../../../../../src/server/wire.ts";

export const GET = nextRoute(serve(endpoint, ({ input, ...call }) => listDeliveryLog(call, input.query)));
