import { startWithConsent } from "./consent.ts";
import { startTracker } from "./start-tracker.ts";

// A module script has no currentScript.
const script = (document.currentScript ??
  document.querySelector("script[data-dsn]")) as HTMLScriptElement | null;

const { dsn, endpoint, sample, ignoreDnt, requireConsent } = script?.dataset ?? {};
if (script && dsn) {
  const consent = startWithConsent(requireConsent !== undefined, () =>
    startTracker({
      dsn,
      endpoint: endpoint ?? new URL(script.src).origin,
      // Read anew at each event, so a page may change them.
      details: () => script.dataset,
      sample: sample ? Number(sample) : 1,
      ignoreDoNotTrack: ignoreDnt !== undefined,
    }),
  );
  Reflect.set(window, "titik", { consent });
}
