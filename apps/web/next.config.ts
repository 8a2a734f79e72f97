import type { NextConfig } from "next";

const config: NextConfig = {
  // The workspace's packages are TypeScript sources; Node strips their types, Next has to be told to.
  transpilePackages: [
    "@titik/contract",
    "@titik/core",
    "@titik/db",
    "@titik/heatmap-schema",
    "@titik/heatmap-tracker",
    "@titik/http",
    "@titik/webhooks",
  ],
  serverExternalPackages: ["pino", "postgres", "prom-client", "undici"],
  skipTrailingSlashRedirect: true,
  poweredByHeader: false,
  devIndicators: false,
  // The version is optional in the address: both spellings are one route. The reference is a file in public/.
  rewrites: async () => [
    { source: "/api/v1/analytics/heatmap/:path*", destination: "/api/analytics/heatmap/:path*" },
    { source: "/api/v1/points", destination: "/api/points" },
    { source: "/api/v1/outlines", destination: "/api/outlines" },
    { source: "/docs/api", destination: "/docs/api/index.html" },
    // Documented without the prefix, so both spellings answer.
    { source: "/webhooks/:path*", destination: "/api/webhooks/:path*" },
    { source: "/webhook-deliveries/:path*", destination: "/api/webhook-deliveries/:path*" },
    { source: "/api/v1/:probe(live|ready|health|metrics)", destination: "/:probe" },
  ],
  // `npm run verify` checks the types of the whole workspace; a start need not do it again.
  typescript: { ignoreBuildErrors: true },
};

export default config;
