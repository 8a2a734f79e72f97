import { targetOf } from "./boundaries.ts";
import type { Reactions, Recorder, TrackedEvent } from "./interaction.ts";
import { later } from "./listen.ts";
import { type Control, controlOf, type Target } from "./target.ts";

/**
 * Between press and release lies a moment of nothing: the selector is found there, while a menu that the click
 * closes is still open, or at the press where it is known. A click without one (keyboard, script) is described at once.
 */
export const onClick = (
  record: Recorder["record"],
  describe: (element: Element) => Target,
  recognise: (hit: Element | undefined) => Control,
  judge: (click: TrackedEvent, element: Element) => void,
): Pick<Reactions, "click" | "pointerdown"> => {
  let pressedOn: Element | undefined;
  let pressed: Element | undefined;
  let described: Target | undefined;
  /** Of the press: before Firefox 129 and Safari 18.2 a click was no PointerEvent. */
  let pointer: string | undefined;
  let forwardedTo: Element | null | undefined;

  const describePressed = () => {
    if (pressed?.isConnected) described = describe(pressed);
  };

  return {
    pointerdown(event) {
      pointer = event.pointerType;
      pressedOn = targetOf(event);
      ({ element: pressed, target: described } = recognise(pressedOn));
      if (pressed && !described) later(describePressed);
    },
    click(event) {
      const hit = targetOf(event);
      const element = hit === pressedOn ? pressed : controlOf(hit);
      // A click on a label is dispatched again on its control, in the same task: https://html.spec.whatwg.org/#the-label-element
      if (!element || element === forwardedTo) return;
      if (element.localName === "label") {
        forwardedTo = (element as HTMLLabelElement).control;
        later(() => {
          forwardedTo = null;
        });
      }
      const click = record(
        "click",
        element,
        event,
        // detail counts presses of a button, so keyboard and script clicks have 0: https://w3c.github.io/uievents/#event-type-click
        event.detail ? pointer : "keyboard",
        event.detail && pressed === element ? described : undefined,
      );
      // A press that was not described by now need not be.
      pressed = pressedOn = undefined;
      if (click) judge(click, element);
    },
  };
};
