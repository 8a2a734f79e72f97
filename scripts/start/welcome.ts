import { randomUUIDv7 } from "node:crypto";

/** What the demo project offers to the person at the terminal. */
export type Demo = { signInUrl: string; token: string; tenantId: string };

export type Welcome = { baseUrl: string; host: string; demo: Demo | undefined; now: Date };

/** The block that a start prints; without a demo it says how to get a token. */
export function welcome({ baseUrl, host, demo, now }: Welcome): string {
  const lines = ["", "  Titik is ready", "", `  Address   ${baseUrl}   (listening on ${host})`];
  if (demo)
    lines.push(
      `  Sign in   ${demo.signInUrl}   (works once)`,
      "",
      "  Send a click (the token is valid for 24 hours):",
      "",
      clickByCurl(baseUrl, demo, now),
    );
  else lines.push("  Token     npm run -s token -- --project <name or id>");
  return `${[...lines, "", "  Stop with Ctrl-C.", ""].join("\n")}\n`;
}

/** One line for a shell that stores one click. */
function clickByCurl(baseUrl: string, { token, tenantId }: Demo, now: Date): string {
  const event = {
    eventId: randomUUIDv7(),
    type: "click",
    page: "/demo",
    selector: "main",
    x: 320,
    y: 240,
    vw: 1440,
    vh: 900,
    sessionId: "terminal",
    ts: now.toISOString(),
  };
  return [
    `curl -sS -X POST ${baseUrl}/api/analytics/heatmap/events`,
    `-H 'authorization: Bearer ${token}'`,
    `-H 'x-tenant-id: ${tenantId}'`,
    "-H 'content-type: application/json'",
    `-d '${JSON.stringify(event)}'`,
  ].join(" ");
}
