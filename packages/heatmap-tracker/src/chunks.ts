/**
 * Parts of the tracker that a visit may never need: files of their own beside `t.js`, each loaded once, when it is
 * needed first. A new one is
 * - a folder here whose `start.ts` exports `start`: what the chunk does, given what it needs of the script;
 * - its name in `CHUNKS` of `build.ts`, which makes `t-<name>.js` of it, of at most 4 kB gzip, and publishes it;
 * - an entry below, in `script.ts` (the file beside `t.js`) and in `HeatmapTracker.ts` (an `import()` that the
 *   application's bundler understands).
 * The server sends every `t-<name>.js` with the headers of `t.js`. A chunk of another build than the script's is
 * rejected like one that is blocked, so everything has to work without it; names that the two share, and nobody
 * else knows, may be shortened (`INTERNAL` of `build.ts`), but for `start`.
 */
export interface Chunks {
  more: () => Promise<typeof import("./more/start.ts")>;
  /** Undefined where the site wants no snapshots. */
  outline: (() => Promise<typeof import("./outline/start.ts")>) | undefined;
}
