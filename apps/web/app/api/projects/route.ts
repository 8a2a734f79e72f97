import { createProject, listProjects } from "@titik/contract";
import { listOwnProjects, startProject } from "@titik/core";
import { nextRoute } from "../../../src/server/next-route.ts";
import { serveAccount } from "../../../src/server/wire.ts";

export const GET = nextRoute(serveAccount(listProjects, listOwnProjects));
export const POST = nextRoute(
  serveAccount(createProject, ({ input, ...call }) => startProject(call, input.body)),
);
