import type { Chunks } from "./chunks.ts";
import type { Core, More } from "./more/start.ts";

/** What must not wait for `more`. */
type Deputy = Pick<More, "pointermove" | "judge" | "finish"> & Partial<More>;

const nothing = () => {};

/**
 * Asks for `more` when it is needed first. Until it is there a deputy keeps the last move and the clicks, which
 * then go with what can still be said of them. Where it does not come, clicks go as they are.
 */
export const loadMore = (load: Chunks["more"], core: Core) => {
  const { send } = core.recorder;
  const early: Parameters<More["judge"]>[] = [];
  let moved: PointerEvent | undefined;
  let asked = false;
  let more: Deputy = {
    pointermove(event) {
      moved = event;
    },
    judge(...click) {
      early.push(click);
    },
    finish() {
      for (const [click] of early.splice(0)) send(click);
    },
  };
  return {
    /** Who answers now. */
    current: () => more,
    /** The same, and the next time `more` itself. */
    ask(): Deputy {
      if (!asked) {
        asked = true;
        load()
          .then(({ start }) => {
            more = start(core);
            for (const click of early.splice(0)) more.adopt?.(...click);
            if (moved) more.pointermove(moved);
          })
          .catch(() => {
            more.finish();
            more = { pointermove: nothing, judge: send, finish: nothing };
          });
      }
      return more;
    },
  };
};
