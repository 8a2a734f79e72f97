/** What one build of a page makes anew: hashes of class names, ids that a framework counts. */
export interface Build {
  /** Six letters and digits, the same for the same name within a build. */
  hash: (name: string) => string;
  /** The next number of the build's counter. */
  count: () => number;
}

const ALPHABET = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

/** FNV-1a, 32 bit. */
const digest = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return hash;
};

export const createBuild = (seed: number): Build => {
  let counter = seed * 37;
  return {
    hash: (name) => {
      let rest = digest(`${seed}/${name}`);
      let word = "";
      while (word.length < 6) {
        word += ALPHABET[rest % ALPHABET.length];
        rest = Math.floor(rest / 7) + word.length * 7_919;
      }
      return word;
    },
    count: () => counter++,
  };
};
