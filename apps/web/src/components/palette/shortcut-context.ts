/** Typing belongs to the field: a letter is no shortcut there. */
export function isTyping({ target }: Pick<KeyboardEvent, "target">): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("input:not([type=radio], [type=range]), textarea, select"))
  );
}

/** How this machine writes the key that opens the list. */
export const paletteKey = (platform: string) => (/mac|iphone|ipad/i.test(platform) ? "⌘K" : "Ctrl K");
