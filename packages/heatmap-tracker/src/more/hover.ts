import type { Reactions, Recorder } from "../interaction.ts";
import { later } from "../listen.ts";
import { controlOf } from "../target.ts";

const REST_MS = 500;
/** One cell of the heatmap's grid: a trembling hand rests. */
const PLACE_PX = 8;

/** What is under a pointer now, also in shadow roots. */
const elementUnder = ({ view, clientX, clientY }: PointerEvent): Element | undefined => {
  let hit: Element | undefined;
  let root: Document | ShadowRoot | null | undefined = view?.document;
  while (root) {
    const inside: Element | null = root.elementFromPoint(clientX, clientY);
    // A root whose host is hit beside its content names the host.
    root = inside === hit ? undefined : inside?.shadowRoot;
    hit = inside ?? hit;
  }
  return hit;
};

/**
 * A hover is a pointer that rests for half a second: where people read, not the way there. A move costs a
 * comparison and a look at the clock; one timer runs while there are moves, and the page is read when a rest is
 * over.
 */
export const onHover = ({
  record,
  send,
}: Pick<Recorder, "record" | "send">): Pick<Reactions, "pointermove"> => {
  /** The move that came to this place, where and when that was. */
  let last: PointerEvent | undefined;
  let x = Number.NaN;
  let y = x;
  let cameAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const wait = () => {
    timer = later(look, cameAt + REST_MS - Date.now());
  };
  const look = () => {
    timer = undefined;
    if (Date.now() < cameAt + REST_MS) wait();
    else if (last) tell(last);
  };
  const tell = (point: PointerEvent) => {
    const hit = elementUnder(point);
    const element = controlOf(hit);
    // A pointer that left the window hovers over nothing.
    if (element && hit?.matches(":hover"))
      send(record("hover", element, { point, pointer: point.pointerType, isTrusted: point.isTrusted }));
  };

  return {
    pointermove(event) {
      const { clientX, clientY } = event;
      if (Math.abs(clientX - x) < PLACE_PX && Math.abs(clientY - y) < PLACE_PX) return;
      // A finger does not hover.
      if (event.pointerType === "touch") return;
      last = event;
      x = clientX;
      y = clientY;
      cameAt = Date.now();
      if (!timer) wait();
    },
  };
};
