import type { Recorder } from "./interaction.ts";
import { listen, type Stop, stopAll, whenIdle } from "./listen.ts";
import { finds } from "./selector/build-selector.ts";
import { controlOf, describeTarget, placeIn, pointerOf, type Target } from "./target.ts";

/**
 * Between press and release lies an idle moment: the selector is found there, while a menu that the click
 * closes is still open. A click without it (keyboard, script) is described at once.
 */
export const onClick = (record: Recorder): Stop => {
  let pressed: Target | undefined;
  let pressedWith: string | undefined;
  let forwardedTo: Element | null = null;

  const press = ({ target, pointerType }: PointerEvent) => {
    pressed = undefined;
    pressedWith = pointerType;
    const element = controlOf(target);
    if (element)
      whenIdle(() => {
        if (element.isConnected) pressed = describeTarget(element);
      });
  };

  const click = (event: PointerEvent) => {
    const element = controlOf(event.target);
    if (!element) return;
    // A click on a label is dispatched again on its control, in the same task: https://html.spec.whatwg.org/#the-label-element
    if (element === forwardedTo) return;
    if (element instanceof HTMLLabelElement) {
      forwardedTo = element.control;
      setTimeout(() => {
        forwardedTo = null;
      });
    }
    const target =
      pressed?.element === element && finds(pressed.selector, element) ? pressed : describeTarget(element);
    // detail counts presses of a button, so keyboard and script clicks have 0: https://w3c.github.io/uievents/#event-type-click
    const byPointer = event.detail > 0;
    record({
      type: "click",
      ...placeIn(target, byPointer ? event : undefined),
      // Before Firefox 129 and Safari 18.2 a click was no PointerEvent.
      pointer: pointerOf(byPointer ? event.pointerType || pressedWith : "keyboard"),
      trusted: event.isTrusted,
    });
  };

  return stopAll([listen(window, "pointerdown", press), listen(window, "click", click)]);
};
