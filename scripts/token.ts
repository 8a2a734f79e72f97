import { parseArgs } from "node:util";
import { Role } from "@titik/contract";
import { issueToken } from "./access/issue-token.ts";
import { reachServer } from "./access/reach-server.ts";
import { readOptions } from "./access/read-options.ts";
import { StartError, sentence } from "./start/start-error.ts";

const USAGE =
  "Usage: npm run -s token -- --project <name or id> [--role reader|writer|member|admin] [--shell]";

async function main(): Promise<void> {
  const { values } = readOptions(USAGE, (args) =>
    parseArgs({
      args,
      options: {
        project: { type: "string" },
        role: { type: "string", default: "writer" },
        shell: { type: "boolean", default: false },
      },
    }),
  );
  const role = Role.safeParse(values.role).data;
  if (!values.project || role === undefined) throw new StartError(USAGE);
  const access = await issueToken(reachServer(process.env), { project: values.project, role });
  process.stdout.write(`${values.shell ? asVariables(access) : JSON.stringify(access)}\n`);
}

/** For `eval`: none of the four holds a quote, but a shell should not have to trust that. */
function asVariables(access: Awaited<ReturnType<typeof issueToken>>): string {
  const quote = (value: string) => `'${value.replaceAll("'", "'\\''")}'`;
  const { token, tenantId, dsn, baseUrl } = access;
  return `TOKEN=${quote(token)} TENANT=${quote(tenantId)} DSN=${quote(dsn)} BASE_URL=${quote(baseUrl)}`;
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${sentence(error)}\n`);
  process.exitCode = 1;
}
