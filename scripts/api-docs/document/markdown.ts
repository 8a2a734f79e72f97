const cell = (text: string) => text.replaceAll("|", "\\|").replaceAll("\n", " ");
const row = (cells: readonly string[]) => `| ${cells.map(cell).join(" | ")} |`;

/** A table with a row for each list of cells. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), `|${" --- |".repeat(head.length)}`, ...rows.map(row)].join("\n");

/** A fenced block. */
export const block = (language: string, text: string): string =>
  `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;

export const json = (value: unknown): string => block("json", JSON.stringify(value, null, 2));

/** A text in code type, as it stands. */
export const code = (text: string): string => `\`${text}\``;
