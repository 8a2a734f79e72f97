/** Letters of about a quarter to nine tenths of an em: together they can be as wide as any word. */
const GLYPHS = "ircxwm";
const PAIRS = [...GLYPHS].flatMap((one) => [...GLYPHS].map((other) => one + other));
const WIDE = /[\u2e80-\ud7ff\uf900-\ufaff\uff00-\uffef]|[\u{20000}-\u{3ffff}]/u;
const FROM_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const RUNS = /[\p{L}\p{M}]+|\p{N}+/gu;

/** Width of a text, CSS pixels. */
export type Measure = (text: string) => number;

const nearest = (choices: readonly string[], width: number, measure: Measure): string => {
  let best = "";
  let least = Number.POSITIVE_INFINITY;
  for (const choice of choices) {
    const off = Math.abs(measure(choice) - width);
    if (off >= least) continue;
    best = choice;
    least = off;
  }
  return best;
};

/**
 * Letters as many as in `run` and together as wide as `width`, as far as the glyphs allow; a run of wide letters, or
 * of letters that are read from the right, stays one, so that its lines break and run as they did.
 */
const maskRun = (run: string, width: number, glyphWidth: Measure): string => {
  const letters = [...run.replace(/\p{M}/gu, "")];
  const [first = ""] = letters;
  if (WIDE.test(first)) return "口".repeat(letters.length);
  if (FROM_RIGHT.test(first)) return "א".repeat(letters.length);
  let left = width;
  let masked = "";
  for (let count = letters.length; count > 2; count -= 1) {
    const glyph = nearest([...GLYPHS], left / count, glyphWidth);
    masked += glyph;
    left -= glyphWidth(glyph);
  }
  const ends = letters.length > 1 ? PAIRS : [...GLYPHS];
  return masked + nearest(ends, left, (end) => [...end].reduce((sum, glyph) => sum + glyphWidth(glyph), 0));
};

/**
 * The text with its letters and digits exchanged and everything else kept. `before` measures it as it is drawn,
 * `after` as the mask will be; what one word is too wide the next is narrower, so that lines break where they did.
 */
export const maskText = (text: string, before: Measure, after: Measure): string => {
  let owed = 0;
  return text.replace(RUNS, (run) => {
    const width = before(run);
    const masked = /\p{N}/u.test(run) ? "0".repeat([...run].length) : maskRun(run, width + owed, after);
    owed += width - [...masked].reduce((sum, glyph) => sum + after(glyph), 0);
    return masked;
  });
};
