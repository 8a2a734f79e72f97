import { createServer } from "node:http";
import { HeatmapEvent } from "@titik/heatmap-schema";

/** What a single event costs at least: node:http, JSON and its schema, without guards and without a database. */
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const { eventId } = HeatmapEvent.parse(JSON.parse(Buffer.concat(chunks).toString()));
    const body = JSON.stringify({ eventId });
    response.writeHead(201, { "content-type": "application/json", "content-length": body.length }).end(body);
  });
});
server.listen(Number(process.argv[2]), "127.0.0.1", () => process.send?.({ type: "ready" }));
process.once("disconnect", () => process.exit(0));
