import { nextRoute } from "../../../src/server/next-route.ts";
import { serveNotFound } from "../../../src/server/wire.ts";

const HEATMAP = /^\/api\/(v1\/)?analytics\/heatmap\//;

const notFound = nextRoute(serveNotFound((path) => (HEATMAP.test(path) ? "heatmap" : "platform")));

export { notFound as DELETE, notFound as GET, notFound as PATCH, notFound as POST, notFound as PUT };
