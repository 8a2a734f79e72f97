import { changeProject, getProject } from "@titik/contract";
import { readProject, updateProject } from "@titik/core";
import { nextRoute } from "../../../../src/server/next-route.ts";
import { serve } from "../../../../src/server/wire.ts";

export const GET = nextRoute(serve(getProject, readProject));
export const PATCH = nextRoute(serve(changeProject, ({ input, ...call }) => updateProject(call, input.body)));
