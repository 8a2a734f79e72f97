import { startTracker } from "./start-tracker.ts";

// A module script has no currentScript.
const { currentScript } = document;
const script =
  currentScript instanceof HTMLScriptElement
    ? currentScript
    : document.querySelector<HTMLScriptElement>("script[data-dsn]");

const { dsn, release, ignoreDnt } = script?.dataset ?? {};
// A page that includes the snippet twice still counts once.
const mark = `titik:${dsn}`;
if (script && dsn && !(mark in window)) {
  Reflect.set(window, mark, true);
  startTracker({
    dsn,
    endpoint: new URL(script.src).origin,
    release,
    ignoreDoNotTrack: ignoreDnt !== undefined,
  });
}
