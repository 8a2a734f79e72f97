const ends: (() => unknown)[] = [];

/** Runs `end` after the last test of the file, last come first served. Other than `afterAll`, also from within a hook. */
export const endWithFile = (end: () => unknown): void => void ends.push(end);

/** For the hook that stands in every file. */
export async function endFile(): Promise<void> {
  for (const end of ends.splice(0).reverse()) await end();
}
