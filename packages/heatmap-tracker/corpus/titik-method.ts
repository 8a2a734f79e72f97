import { findTarget } from "../src/find-target.ts";
import { fingerprintOf } from "../src/more/fingerprint.ts";
import { buildSelector } from "../src/selector/build-selector.ts";
import type { Method } from "./judge.ts";

/** The tracker's own way: its selector, and the fingerprint that comes with it. */
export const titik: Method<{ selector: string; fingerprint: string }> = {
  describe: (element) => ({ selector: buildSelector(element), fingerprint: fingerprintOf(element) }),
  find: (clue) => findTarget(document, clue),
};
