import { AppError } from "@titik/contract";
import { expect, onTestFinished, test, vi } from "vitest";
import { GroupCommit } from "../src/heatmap/group-commit.ts";

/** A group whose commits end when the test says so; items weigh what they say. */
function group({ mostRows = 500, lanes = 2, mostWaiting = 100 } = {}) {
  const commits: { items: readonly string[]; end: PromiseWithResolvers<void> }[] = [];
  let rows = 0;
  const committed = new GroupCommit<string, string>({
    weigh: (item) => item.length,
    mostRows,
    lanes,
    patience: 2_500,
    waiting: {
      take: (more) => {
        if (rows + more > mostWaiting) return false;
        rows += more;
        return true;
      },
      give: (fewer) => {
        rows -= fewer;
      },
    },
    commit: async (items) => {
      const end = Promise.withResolvers<void>();
      commits.push({ items, end });
      await end.promise;
      if (items.includes("bad")) throw new AppError("conflict", "bad");
      if (items.includes("lost")) throw new AppError("unavailable", "lost");
      return items.map((item) => item.toUpperCase());
    },
    mayBeOne: (error) => error instanceof AppError && error.kind !== "unavailable",
  });
  const underWay = () => vi.waitFor(() => expect(commits.length).toBeGreaterThan(0));
  /** Ends the oldest commit that is under way and answers what went in it. */
  const endNext = async () => {
    await underWay();
    const [commit] = commits.splice(0, 1);
    commit?.end.resolve();
    return commit?.items;
  };
  return { committed, endNext, underWay, commits, rows: () => rows };
}

test("a lone item is committed at once", async () => {
  const { committed, endNext } = group();
  const answer = committed.add("a");
  expect(await endNext()).toEqual(["a"]);
  expect(await answer).toBe("A");
  await vi.waitFor(() => expect(committed.isIdle).toBe(true));
});

test("what arrives while two commits are under way goes together in the next, in order, up to its size", async () => {
  const { committed, endNext, underWay, commits } = group({ mostRows: 3 });
  const first = [committed.add("a")];
  await underWay();
  first.push(committed.add("b"));
  await vi.waitFor(() => expect(commits).toHaveLength(2));
  const later = ["c", "dd", "e", "ffff", "g"].map((item) => committed.add(item));
  expect(await endNext()).toEqual(["a"]);
  expect(await endNext()).toEqual(["b"]);
  expect(await Promise.all(first)).toEqual(["A", "B"]);
  expect([await endNext(), await endNext(), await endNext(), await endNext()]).toEqual([
    ["c", "dd"],
    ["e"],
    ["ffff"],
    ["g"],
  ]);
  expect(await Promise.all(later)).toEqual(["C", "DD", "E", "FFFF", "G"]);
});

test("a second commit waits for as many rows as the first has, and no longer than 50 ms", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const { committed, endNext, commits } = group();
  const turn = () => new Promise(setImmediate);
  const answers = [committed.add("aaa")];
  await turn();
  answers.push(committed.add("b"), committed.add("c"));
  await turn();
  expect(commits).toHaveLength(1);
  answers.push(committed.add("d"));
  await turn();
  expect([await endNext(), await endNext()]).toEqual([["aaa"], ["b", "c", "d"]]);
  await Promise.all(answers);
  answers.push(committed.add("eee"));
  await turn();
  answers.push(committed.add("f"));
  await vi.advanceTimersByTimeAsync(49);
  await turn();
  expect(commits).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  await turn();
  expect([await endNext(), await endNext()]).toEqual([["eee"], ["f"]]);
  await Promise.all(answers);
});

test("no more commits than lanes are under way", async () => {
  const { committed, commits, endNext } = group({ lanes: 2, mostRows: 1 });
  const answers = ["a", "b", "c"].map((item) => committed.add(item));
  await vi.waitFor(() => expect(commits).toHaveLength(2));
  await new Promise(setImmediate);
  expect(commits).toHaveLength(2);
  for (const _ of answers) await endNext();
  await Promise.all(answers);
});

test("one item at fault harms nobody but itself", async () => {
  const { committed, endNext } = group({ lanes: 1 });
  const answers = Promise.allSettled(["a", "b", "bad", "c"].map((item) => committed.add(item)));
  const tried = [await endNext(), await endNext(), await endNext(), await endNext(), await endNext()];
  expect(tried).toEqual([["a", "b", "bad", "c"], ["a", "b"], ["bad", "c"], ["bad"], ["c"]]);
  expect((await answers).map(({ status }) => status)).toEqual([
    "fulfilled",
    "fulfilled",
    "rejected",
    "fulfilled",
  ]);
});

test("when the database is out, nobody is tried alone", async () => {
  const { committed, endNext, commits } = group({ lanes: 1 });
  const answers = Promise.allSettled(["a", "lost", "b"].map((item) => committed.add(item)));
  await endNext();
  expect((await answers).map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
  expect(commits).toHaveLength(0);
});

test("too much waiting is refused at once as unavailable, and what ends makes room", async () => {
  const { committed, endNext, rows } = group({ mostWaiting: 3 });
  const first = committed.add("aaa");
  await expect(async () => committed.add("b")).rejects.toMatchObject({
    kind: "unavailable",
    retryAfterSeconds: 2,
  });
  await endNext();
  await first;
  expect(rows()).toBe(0);
  const next = committed.add("b");
  await endNext();
  expect(await next).toBe("B");
});

test("who waits longer than 2.5 s is told to come back, and is not committed later", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const { committed, endNext, underWay, rows } = group({ lanes: 1 });
  const late = Promise.allSettled([committed.add("a")]);
  await underWay();
  const waiting = Promise.allSettled([committed.add("b")]);
  await vi.advanceTimersByTimeAsync(2_500);
  expect(
    (await Promise.all([late, waiting]))
      .flat()
      .map((answer) => answer.status === "rejected" && answer.reason.kind),
  ).toEqual(["unavailable", "unavailable"]);
  expect(rows()).toBe(0);
  const next = committed.add("c");
  expect([await endNext(), await endNext()]).toEqual([["a"], ["c"]]);
  expect(await next).toBe("C");
});
