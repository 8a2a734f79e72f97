import type { Chunks } from "./chunks.ts";
import { startWithConsent } from "./consent.ts";
import { startTracker } from "./start-tracker.ts";

/** Names what the script and its chunks were built from. */
declare const BUILD: string;

// A module script has no currentScript.
const script = (document.currentScript ??
  document.querySelector("script[data-dsn]")) as HTMLScriptElement | null;

const stated: DOMStringMap = script?.dataset ?? {};
const { dsn, endpoint, sample, ignoreDnt, requireConsent, noSnapshot } = stated;
if (script && dsn) {
  /** From beside the script; rejects what is of another build, as after an update of the server. */
  const load = async (name: keyof Chunks) => {
    const chunk = await import(new URL(`t-${name}.js?${BUILD}`, script.src).href);
    if (chunk.BUILD !== BUILD) throw BUILD;
    return chunk;
  };
  const consent = startWithConsent(requireConsent !== undefined, () =>
    startTracker({
      dsn,
      endpoint: endpoint ?? new URL(script.src).origin,
      chunks: {
        more: () => load("more"),
        outline: noSnapshot === undefined ? () => load("outline") : undefined,
      },
      // Read anew at each event, so a page may change them.
      details: () => stated,
      sample: sample ? +sample : 1,
      ignoreDoNotTrack: ignoreDnt !== undefined,
    }),
  );
  Reflect.set(window, "titik", { consent });
}
