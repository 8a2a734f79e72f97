import { setTimeout as wait } from "node:timers/promises";

/** What `work` settles with; rejects when that takes longer than `milliseconds`, without ending the work. */
export async function within<Result>(milliseconds: number, work: Promise<Result>): Promise<Result> {
  const deadline = new AbortController();
  const late = wait(milliseconds, undefined, { signal: deadline.signal }).then(() => {
    throw new Error(`no answer within ${milliseconds} ms`);
  });
  late.catch(() => undefined);
  return Promise.race([work, late]).finally(() => deadline.abort());
}
