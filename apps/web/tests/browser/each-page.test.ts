import { afterAll, beforeAll, expect, test } from "vitest";
import { baseUrl, freshTenant, openDatabase } from "../support/stack.ts";
import { seriousViolations } from "./accessibility.ts";
import { signIn } from "./dashboard-session.ts";
import { hydrated, settled, watchPolicy } from "./page-state.ts";
import { welcomeVisitors } from "./visitors.ts";

const connection = openDatabase();
let visitors: Awaited<ReturnType<typeof welcomeVisitors>>;
let tenant: Awaited<ReturnType<typeof freshTenant>>;

beforeAll(async () => {
  visitors = await welcomeVisitors();
  tenant = await freshTenant(connection);
});
afterAll(() => visitors?.close());

const entry = ["sign-in", "sign-up", "verify-success", "forgot-password", "reset-password?token=x"];
const open = [...entry, "accept-invitation?token=x", "mailbox"].map((path) => `/${path}`);
const closed = [
  "",
  "/new",
  "/account",
  "/:id/heatmap",
  "/:id/members",
  "/:id/keys",
  "/:id/audit",
  "/:id/webhooks",
];

test.each([...open, ...closed.map((path) => `/dashboard${path}`)])(
  "S001-21: %s runs under its policy, and axe finds nothing serious or critical, in light and in dark",
  async (path) => {
    const page = await visitors.newVisitor();
    const complaints = watchPolicy(page);
    if (path.startsWith("/dashboard")) await signIn(visitors.context, tenant.accounts.admin);
    await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
    const answer = await page.goto(baseUrl + path.replace(":id", tenant.tenantId));
    expect(answer?.headers()["content-security-policy"]).toContain("'nonce-");
    await hydrated(page);
    await settled(page);
    expect(await seriousViolations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await seriousViolations(page)).toEqual([]);
    expect(complaints).toEqual([]);
  },
);
