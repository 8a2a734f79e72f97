import { AppError } from "@titik/contract";

const MAX_DEPTH = 32;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Deep nesting overflows the stack of whatever walks the value later, so it is refused on the bytes. */
function refuseDeepNesting(bytes: Uint8Array): void {
  let depth = 0;
  let quoted = false;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index];
    if (quoted) {
      if (byte === BACKSLASH) index += 1;
      else if (byte === QUOTE) quoted = false;
    } else if (byte === QUOTE) quoted = true;
    else if (byte === 0x5b || byte === 0x7b) {
      depth += 1;
      if (depth > MAX_DEPTH)
        throw new AppError("validation", `The JSON nests deeper than ${MAX_DEPTH} levels.`);
    } else if (byte === 0x5d || byte === 0x7d) depth -= 1;
  }
}

/** Parses UTF-8 JSON nested at most 32 levels; anything else is a `validation` error. */
export function parseJson(bytes: Uint8Array): unknown {
  refuseDeepNesting(bytes);
  try {
    return JSON.parse(utf8.decode(bytes));
  } catch (cause) {
    throw new AppError("validation", "The body is not valid JSON in UTF-8.", { cause });
  }
}
