import { getMailbox } from "@titik/contract";
import { listMailbox } from "@titik/core";
import { ensureMailbox } from "../../../src/server/mailbox.ts";
import { nextRoute } from "../../../src/server/next-route.ts";
import { parts } from "../../../src/server/parts.ts";
import { publicUrl } from "../../../src/server/public-url.ts";
import { serveOpen } from "../../../src/server/wire.ts";

export const GET = nextRoute(
  serveOpen(getMailbox, async ({ headers, ...call }) => {
    const { environment } = parts();
    ensureMailbox(environment, headers);
    return { status: 200, body: await listMailbox(call, publicUrl(environment)) } as const;
  }),
);
