import { reachServer } from "./access/reach-server.ts";
import { sentence } from "./start/start-error.ts";

// `npm run worker`: beside a server on this machine, or with DATABASE_URL and AUTH_SECRET beside those elsewhere.

try {
  const { databaseUrl, authSecret, baseUrl } = reachServer(process.env);
  Object.assign(process.env, { DATABASE_URL: databaseUrl, AUTH_SECRET: authSecret });
  process.env.PUBLIC_URL ??= baseUrl;
  // The server's port is one that no message may be sent to.
  process.env.PORT ??= new URL(baseUrl).port || "3000";
  await import("../apps/web/worker.ts");
} catch (error) {
  process.stderr.write(`${sentence(error)}\n`);
  process.exitCode = 1;
}
