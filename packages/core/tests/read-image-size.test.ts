import { describe, expect, test } from "vitest";
import { readImageSize } from "../src/pictures/read-image-size.ts";

const hex = (text: string) => Buffer.from(text.replaceAll(" ", ""), "hex");
const png = hex("89504e470d0a1a0a 0000000d 49484452 00000280 00000190 08 06 00 00 00");
const jpeg = hex("ffd8 ffe0 0010 4a46494600010100000100010000 ffc2 0011 08 0190 0280 03 011100021101031101");
const webp = Buffer.concat([Buffer.from("RIFF....WEBPVP8X"), hex("0a000000 00000000 7f0200 8f0100 0000")]);
const lossless = Buffer.concat([
  Buffer.from("RIFF....WEBPVP8L"),
  hex("00000000 2f 7fc26300 0000000000000000"),
]);

describe("an image is what its own bytes say", () => {
  test.each([
    ["image/png", png],
    ["image/jpeg", jpeg],
    ["image/webp", webp],
    ["image/webp", lossless],
  ])("%s with its pixels", (mediaType, bytes) => {
    expect(readImageSize(bytes)).toEqual({ mediaType, width: 640, height: 400 });
  });

  test.each([
    ["nothing", Buffer.alloc(0)],
    ["SVG", Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`)],
    ["GIF", Buffer.from("GIF89a................")],
    [
      "HTML that begins like a PNG",
      Buffer.concat([png.subarray(0, 8), Buffer.from("<script>alert(1)</script>")]),
    ],
    ["a JPEG that ends before its frame", jpeg.subarray(0, 12)],
    ["a PNG without height", Buffer.concat([png.subarray(0, 20), Buffer.alloc(4), png.subarray(24)])],
    ["a PNG that is too wide", Buffer.concat([png.subarray(0, 16), hex("7fffffff 00000001")])],
    ["a WebP that is cut off", webp.subarray(0, 20)],
  ])("%s is refused", (_name, bytes) => {
    expect(() => readImageSize(bytes)).toThrow("not a PNG, JPEG or WebP");
  });

  test("no bytes make it fail in another way", () => {
    for (const image of [png, jpeg, webp, lossless]) {
      for (let end = 0; end <= image.length; end += 1) {
        try {
          readImageSize(image.subarray(0, end));
        } catch (error) {
          expect(String(error)).toContain("not a PNG");
        }
      }
    }
  });
});
