/**
 * A hash by its looks: digits inside letters, many digits, no vowel, or humps too short for camelCase
 * (`bdVaJa`). Trailing digits as in `step2` are fine.
 */
const looksRandom = (word: string): boolean => {
  if (/\d{3}|[a-z]\d+[a-z]|^\d+[a-z]/i.test(word)) return true;
  const humps = word.match(/[A-Z]?[a-z]+|[A-Z]+|\d+/g) ?? [word];
  return word.length > 4 && (!/[aeiouy]/i.test(word) || word.length / humps.length < 2.4);
};

const MAX_NAME = 64;

/** True for a name that a person wrote and the next build will write again. */
export const isStable = (name: string): boolean =>
  name.length <= MAX_NAME && /^[a-z][\w-]*$/i.test(name) && !name.split(/[-_]+/).some(looksRandom);

/**
 * Finds a class by what surrounds its hash: `[class*="Button_btn__"]` of `Button_btn__x7Kq2`. Undefined when too
 * little is left (`css-`).
 */
export const aroundHash = (name: string): string | undefined => {
  const hash = name.split(/[-_]+/).find(looksRandom);
  const rest = hash ? name.split(hash).filter((part) => part.length > 4 && isStable(`a${part}`)) : [];
  return rest.map((part) => `[class*="${part}"]`).join("") || undefined;
};
