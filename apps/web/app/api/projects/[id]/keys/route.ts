import { rotateKey } from "@titik/contract";
import { replaceKey } from "@titik/core";
import { nextRoute } from "../../../../../src/server/next-route.ts";
import { serve } from "../../../../../src/server/wire.ts";

export const POST = nextRoute(serve(rotateKey, replaceKey));
