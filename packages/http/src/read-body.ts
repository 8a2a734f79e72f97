import type { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { AppError } from "@titik/contract";

type Chunks = AsyncIterable<Uint8Array>;

const tooLarge = (maxBytes: number) =>
  new AppError("validation", `The body is larger than ${maxBytes} bytes.`);
const incomplete = (cause: unknown) =>
  new AppError("validation", "The body ended before it was complete.", { cause });

async function* refuseLarger(chunks: Chunks, maxBytes: number): Chunks {
  let read = 0;
  for await (const chunk of chunks) {
    read += chunk.byteLength;
    if (read > maxBytes) throw tooLarge(maxBytes);
    yield chunk;
  }
}

/** A sender that hangs up is not a fault of ours. */
async function* untilHangUp(chunks: Chunks): Chunks {
  try {
    yield* chunks;
  } catch (cause) {
    throw incomplete(cause);
  }
}

async function* inflate(chunks: Chunks): Chunks {
  const gunzip = createGunzip();
  const pump = (async () => {
    for await (const chunk of chunks) {
      if (!gunzip.write(chunk)) await new Promise((resolve) => gunzip.once("drain", resolve));
    }
    gunzip.end();
  })().catch((error: unknown) => gunzip.destroy(error instanceof Error ? error : new Error(String(error))));
  try {
    yield* gunzip as Chunks;
    await pump;
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError("validation", "The body is not valid gzip.", { cause });
  } finally {
    gunzip.destroy();
  }
}

/**
 * Reads a body of at most `maxBytes`, counted while reading and again while inflating, so that neither an
 * endless body nor a bomb is ever held. `encoding` is the Content-Encoding header: none, identity or gzip.
 */
export async function readBody(
  chunks: Chunks,
  encoding: string | null,
  maxBytes: number,
): Promise<Uint8Array> {
  const coding = (encoding ?? "identity").trim().toLowerCase();
  if (coding !== "identity" && coding !== "gzip") {
    throw new AppError("validation", "Content-Encoding must be gzip or identity.");
  }
  const limited = refuseLarger(untilHangUp(chunks), maxBytes);
  const plain = coding === "gzip" ? refuseLarger(inflate(limited), maxBytes) : limited;
  const parts: Uint8Array[] = [];
  for await (const chunk of plain) parts.push(chunk);
  return Buffer.concat(parts);
}

/** As `readBody`, for a stream of Node: without a coding it is read by its events, at a third of the price. */
export function readNodeBody(
  stream: Readable,
  encoding: string | null,
  maxBytes: number,
): Promise<Uint8Array> {
  // Ending the loop early must leave the socket alone: the refusal still goes out on it.
  if (encoding !== null) return readBody(stream.iterator({ destroyOnReturn: false }), encoding, maxBytes);
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let read = 0;
    stream
      .on("data", (chunk: Buffer) => {
        read += chunk.byteLength;
        if (read <= maxBytes) parts.push(chunk);
        else reject(tooLarge(maxBytes));
      })
      .once("end", () => resolve(Buffer.concat(parts)))
      .once("error", (error) => reject(incomplete(error)))
      .once("close", () => {
        if (!stream.readableEnded) reject(incomplete(undefined));
      });
  });
}
