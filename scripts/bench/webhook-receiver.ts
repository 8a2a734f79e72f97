import { createServer } from "node:http";

// A process of its own: answers everything with 200 and says now and then how much came, and when.

let received = 0;
let firstAt = 0;
let lastAt = 0;

const server = createServer((request, response) => {
  request.resume().on("end", () => {
    received += 1;
    lastAt = performance.timeOrigin + performance.now();
    firstAt ||= lastAt;
    response.end();
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => process.send?.({ port: server.address() }));
process.on("message", () => {
  process.send?.({ received, firstAt, lastAt });
  [received, firstAt, lastAt] = [0, 0, 0];
});
process.once("disconnect", () => process.exit());
