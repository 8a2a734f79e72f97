declare global {
  interface Navigator {
    /** https://www.w3.org/TR/gpc/ */
    readonly globalPrivacyControl?: boolean;
  }
}

const PREVIEW = "titik-preview";

// The dashboard frames the page with ?titik-preview; the frame's name carries the flag over its navigations.
const isPreview = (): boolean => {
  const flagged = location.search.includes(PREVIEW);
  if (flagged && window !== top) window.name = PREVIEW;
  return flagged || window.name === PREVIEW;
};

/**
 * False in the dashboard's preview and for visitors who refuse. `ignoreDoNotTrack` overrides Do-Not-Track alone:
 * Global Privacy Control is a legal objection.
 */
export const mayTrack = (ignoreDoNotTrack?: boolean): boolean =>
  !isPreview() && !navigator.globalPrivacyControl && (ignoreDoNotTrack || navigator.doNotTrack !== "1");
