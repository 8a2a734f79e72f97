import type { HeatmapEventInput } from "@titik/heatmap-schema";
import { targetOf } from "./boundaries.ts";
import type { Recorder } from "./interaction.ts";
import { later } from "./listen.ts";
import type { createRageCount } from "./rage-click.ts";
import { controlOf, describeTarget, placeIn, pointerOf, type Target } from "./target.ts";
import type { Reactions } from "./watch-views.ts";

/** Waits until it is known whether a click did anything. */
export type AwaitEffect = (event: HeatmapEventInput, element: Element) => void;

/**
 * Between press and release lies a moment of nothing: the selector is found there, while a menu that the click
 * closes is still open. A click without it (keyboard, script) is described at once.
 */
export const onClick = (
  { stamp }: Recorder,
  isRage: ReturnType<typeof createRageCount>,
  awaitEffect: AwaitEffect,
): Pick<Reactions, "click" | "pointerdown"> => {
  let pressed: Element | undefined;
  let described: Target | undefined;
  let pressedWith: string | undefined;
  let forwardedTo: Element | null | undefined;

  return {
    pointerdown(event) {
      described = undefined;
      pressedWith = event.pointerType;
      const element = controlOf(targetOf(event));
      pressed = element;
      if (element)
        later(() => {
          if (pressed === element && element.isConnected) described = describeTarget(element);
        });
    },
    click(event) {
      const element = controlOf(targetOf(event));
      // A click on a label is dispatched again on its control, in the same task: https://html.spec.whatwg.org/#the-label-element
      if (!element || element === forwardedTo) return;
      if (element.localName === "label") {
        forwardedTo = (element as HTMLLabelElement).control;
        later(() => {
          forwardedTo = null;
        });
      }
      // detail counts presses of a button, so keyboard and script clicks have 0: https://w3c.github.io/uievents/#event-type-click
      const byPointer = event.detail > 0;
      const click = stamp({
        type: "click",
        ...((pressed === element && described) || describeTarget(element)),
        ...placeIn(element, byPointer ? event : undefined),
        // Before Firefox 129 and Safari 18.2 a click was no PointerEvent.
        pointer: pointerOf(byPointer ? event.pointerType || pressedWith : "keyboard"),
        trusted: event.isTrusted,
      });
      // A press that was not described by now need not be.
      pressed = undefined;
      if (!click) return;
      if (isRage({ x: click.x, y: click.y, at: event.timeStamp })) click.rage = true;
      awaitEffect(click, element);
    },
  };
};
