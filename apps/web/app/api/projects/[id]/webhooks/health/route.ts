import { listWebhookHealth } from "@titik/contract";
import { listHealth } from "@titik/core";
import { nextRoute } from "../../../../../../src/server/next-route.ts";
import { serve } from "../../../../../../src/server/wire.ts";

export const GET = nextRoute(serve(listWebhookHealth, listHealth));
