import { issueToken } from "./access/issue-token.ts";
import { reachServer } from "./access/reach-server.ts";
import { createCallApi } from "./replay/call-api.ts";
import { matches, table } from "./replay/compare-stats.ts";
import { readReplayOptions } from "./replay/options.ts";
import { replayLog } from "./replay/replay-log.ts";
import { StartError, sentence } from "./start/start-error.ts";

const SAY_EVERY_MS = 3000;

const say = (line: string) => process.stderr.write(`${line}\n`);

function nowAndThen(tell: (events: number, all: number) => void) {
  let said = performance.now();
  return (events: number, all: number) => {
    if (events < all && performance.now() - said < SAY_EVERY_MS) return;
    said = performance.now();
    tell(events, all);
  };
}

async function main(): Promise<void> {
  const { project, ...options } = readReplayOptions(process.env.INIT_CWD ?? process.cwd());
  const access = await issueToken(reachServer(process.env), { project, role: "writer" });
  const callApi = createCallApi({
    access,
    onPause: (reason, ms) => say(`Waiting ${Math.ceil(ms / 1000)} s: ${reason}`),
  });
  const replayed = await replayLog(options, {
    callApi,
    now: () => new Date(),
    onProgress: nowAndThen((events, all) => say(`${events} of ${all} rows sent`)),
  });
  const { accepted, duplicates, sessionId, comparison } = replayed;
  process.stdout.write(
    `Session ${sessionId}: ${accepted} new, ${duplicates} already there\n${table(comparison)}\n`,
  );
  if (!matches(comparison)) throw new StartError("The statistics do not agree with the log.");
}

try {
  await main();
} catch (error) {
  say(sentence(error));
  process.exitCode = 1;
}
