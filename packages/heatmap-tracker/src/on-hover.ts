import type { Environment } from "./environment.ts";
import type { Recorder } from "./interaction.ts";
import { listen, type Stop, stopAll, whenIdle } from "./listen.ts";
import { controlOf, describeTarget, placeIn, pointerOf } from "./target.ts";

const REST_MS = 500;
/** One cell of the heatmap's grid: a trembling hand rests. */
const PLACE_PX = 8;

/**
 * A hover is a pointer that rests for half a second: where people read, not the way there. A move inside the
 * place costs a comparison, one out of it two assignments; the page is read when the rest is over.
 */
export const onHover = (record: Recorder, { now }: Pick<Environment, "now">): Stop => {
  /** The move that came to this place. */
  let last: PointerEvent | undefined;
  let since = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tell = (rest: PointerEvent) => {
    const under = document.elementFromPoint(rest.clientX, rest.clientY);
    const element = controlOf(under);
    // A pointer that left the window hovers over nothing.
    if (rest === last && element && under?.matches(":hover"))
      record({
        type: "hover",
        ...placeIn(describeTarget(element), rest),
        pointer: pointerOf(rest.pointerType),
        trusted: rest.isTrusted,
      });
  };

  const check = () => {
    const missing = since + REST_MS - now();
    timer = missing > 0 ? setTimeout(check, missing) : undefined;
    const rest = last;
    if (!timer && rest) whenIdle(() => tell(rest));
  };

  const move = (event: PointerEvent) => {
    if (last && Math.hypot(event.clientX - last.clientX, event.clientY - last.clientY) < PLACE_PX) return;
    // A finger does not hover.
    if (event.pointerType === "touch") return;
    last = event;
    since = now();
    timer ??= setTimeout(check, REST_MS);
  };

  return stopAll([listen(window, "pointermove", move), () => clearTimeout(timer)]);
};
