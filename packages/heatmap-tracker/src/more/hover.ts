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

const isNear = (one: PointerEvent, other: PointerEvent): boolean =>
  Math.abs(one.clientX - other.clientX) < PLACE_PX && Math.abs(one.clientY - other.clientY) < PLACE_PX;

/** Milliseconds since a move, by the clock of its frame. */
const restAfter = ({ view, timeStamp }: PointerEvent): number =>
  (view ?? window).performance.now() - timeStamp;

/**
 * A hover is a pointer that rests for half a second: where people read, not the way there. A move is only kept, for
 * a look at the clock would cost more than all else; one timer runs while there are moves, and the page is read when a
 * rest is over.
 */
export const onHover = ({
  record,
  send,
}: Pick<Recorder, "record" | "send">): Pick<Reactions, "pointermove"> => {
  /** The last move. */
  let last: PointerEvent;
  /** The move to the place where the timer saw the pointer. */
  let place: PointerEvent | undefined;
  /** Of these moves the one that was told. */
  let told: PointerEvent | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const wait = () => {
    timer = later(look, REST_MS - restAfter(last));
  };
  const look = () => {
    timer = undefined;
    const before = place;
    place = before && isNear(before, last) ? before : last;
    if (place === told) return;
    if (place !== before && restAfter(last) < REST_MS) return wait();
    told = place;
    tell(place);
  };
  const tell = (point: PointerEvent) => {
    // A finger does not hover.
    if (point.pointerType === "touch") return;
    const hit = elementUnder(point);
    const element = controlOf(hit);
    // A pointer that left the window hovers over nothing.
    if (element && hit?.matches(":hover")) send(record("hover", element, point, point.pointerType));
  };

  return {
    pointermove(event) {
      last = event;
      if (!timer) wait();
    },
  };
};
