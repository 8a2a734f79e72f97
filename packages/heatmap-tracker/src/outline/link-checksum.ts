/** 32 bits of a link's address: enough to find the link again by its selector, and not where it leads. */
export const linkChecksum = (address: string): string => {
  let sum = 7;
  for (const letter of address) sum = (Math.imul(sum, 31) + letter.charCodeAt(0)) >>> 0;
  return sum.toString(36);
};
