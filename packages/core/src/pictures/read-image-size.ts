import { AppError } from "@titik/contract";

export interface ImageSize {
  mediaType: "image/png" | "image/jpeg" | "image/webp";
  /** Pixels. */
  width: number;
  height: number;
}

const MAX_SIDE = 32_767;
const PNG = "89504e470d0a1a0a";
/** Frames with dimensions: all of SOF0 to SOF15 but tables, arithmetic conditioning and extensions. */
const isJpegFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

const ascii = (bytes: Buffer, from: number, to: number) => bytes.toString("latin1", from, to);

function jpegSize(bytes: Buffer): { width: number; height: number } | null {
  let at = 2;
  while (at + 9 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes.readUInt8(at + 1);
    if (isJpegFrame(marker)) return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
    // Fill bytes and markers without a body are one marker long.
    const isBare = marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
    at += marker === 0xff ? 1 : isBare ? 2 : 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}

function webpSize(bytes: Buffer): { width: number; height: number } | null {
  if (bytes.length < 30) return null;
  const kind = ascii(bytes, 12, 16);
  if (kind === "VP8X") return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
  if (kind === "VP8 ")
    return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
  if (kind !== "VP8L" || bytes[20] !== 0x2f) return null;
  const packed = bytes.readUInt32LE(21);
  return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 };
}

function found(
  bytes: Buffer,
): { mediaType: ImageSize["mediaType"]; size: ReturnType<typeof webpSize> } | null {
  if (bytes.length >= 24 && bytes.toString("hex", 0, 8) === PNG && ascii(bytes, 12, 16) === "IHDR")
    return {
      mediaType: "image/png",
      size: { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) },
    };
  if (bytes.length > 2 && bytes.readUInt16BE(0) === 0xffd8)
    return { mediaType: "image/jpeg", size: jpegSize(bytes) };
  if (bytes.length > 15 && ascii(bytes, 0, 4) === "RIFF" && ascii(bytes, 8, 12) === "WEBP")
    return { mediaType: "image/webp", size: webpSize(bytes) };
  return null;
}

/** What an image is by its own bytes, whatever it is called. Throws `unprocessable` for anything but PNG, JPEG, WebP. */
export function readImageSize(bytes: Buffer): ImageSize {
  const image = found(bytes);
  const { width = 0, height = 0 } = image?.size ?? {};
  if (image === null || width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE) {
    throw new AppError(
      "unprocessable",
      "The image is not a PNG, JPEG or WebP of at most 32,767 pixels a side.",
      {
        details: [{ field: "data", message: "is not a PNG, JPEG or WebP" }],
      },
    );
  }
  return { mediaType: image.mediaType, width, height };
}
