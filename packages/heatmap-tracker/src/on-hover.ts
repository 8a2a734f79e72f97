import { targetOf } from "./boundaries.ts";
import type { Recorder } from "./interaction.ts";
import { later } from "./listen.ts";
import { controlOf, describeTarget, placeIn, pointerOf } from "./target.ts";
import type { Reactions } from "./watch-views.ts";

const REST_MS = 500;
/** One cell of the heatmap's grid: a trembling hand rests. */
const PLACE_PX = 8;

/**
 * A hover is a pointer that rests for half a second: where people read, not the way there. A move inside the
 * place costs a comparison, one out of it a timer; the page is read when the rest is over.
 */
export const onHover = ({ stamp, send }: Recorder): Pick<Reactions, "pointermove"> => {
  /** The move that came to this place, and what it came to. */
  let last: PointerEvent | undefined;
  let under: Element | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tell = () => {
    const element = controlOf(under);
    // A pointer that left the window hovers over nothing.
    if (last && element && under?.matches(":hover"))
      send(
        stamp({
          type: "hover",
          ...describeTarget(element),
          ...placeIn(element, last),
          pointer: pointerOf(last.pointerType),
          trusted: last.isTrusted,
        }),
      );
  };

  return {
    pointermove(event) {
      if (last && Math.hypot(event.clientX - last.clientX, event.clientY - last.clientY) < PLACE_PX) return;
      // A finger does not hover.
      if (event.pointerType === "touch") return;
      last = event;
      under = targetOf(event);
      clearTimeout(timer);
      timer = later(tell, REST_MS);
    },
  };
};
