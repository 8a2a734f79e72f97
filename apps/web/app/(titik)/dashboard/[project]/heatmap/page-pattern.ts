/** Whether a path is of a form in which `*` stands for any characters; without a `*` only itself. */
export function matchesPattern(page: string, pattern: string): boolean {
  const [head = "", ...parts] = pattern.split("*");
  if (parts.length === 0) return page === pattern;
  const tail = parts.pop() ?? "";
  if (!page.startsWith(head) || page.length < head.length + tail.length || !page.endsWith(tail)) return false;
  let at = head.length;
  for (const part of parts) {
    const found = page.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= page.length - tail.length;
}
