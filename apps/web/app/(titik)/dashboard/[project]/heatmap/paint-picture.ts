import type { HeatImage } from "../../../../../src/heat/heat-image.ts";
import type { FrameReading } from "./frame-reading.ts";
import { paintPage } from "./paint-page.ts";

interface PictureToPaint {
  /** Its document, where it can be read, or its image is drawn beneath the heat. */
  frame: FrameReading | null;
  image: HeatImage | null;
  /** CSS pixels; the picture has as many pixels. */
  width: number;
  height: number;
  title: string;
  /** 0 to 100 %. */
  opacity: number;
}

const TITLE_HEIGHT = 40;
/** Browsers refuse larger canvases. */
const TALLEST = 16_000;

/** The picture as a PNG: a line that says what it is, the page in paler colours, the heat over it. */
export async function paintPicture(options: PictureToPaint): Promise<Blob> {
  const { frame, image, width, title, opacity } = options;
  const height = Math.min(TALLEST, options.height);
  const canvas = new OffscreenCanvas(width, height + TITLE_HEIGHT);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("This browser draws no pictures.");
  context.fillStyle = "white";
  context.fillRect(0, 0, width, height + TITLE_HEIGHT);
  context.fillStyle = "#1e1a16";
  context.font = "600 15px Geist, system-ui, sans-serif";
  context.textBaseline = "middle";
  context.fillText(title, 16, TITLE_HEIGHT / 2);
  context.translate(0, TITLE_HEIGHT);
  context.beginPath();
  context.rect(0, 0, width, height);
  context.clip();
  // Once over the whole: a filter on each word would take seconds.
  context.filter = "saturate(.55)";
  if (frame?.document) {
    const page = new OffscreenCanvas(width, height);
    const onPage = page.getContext("2d");
    if (onPage) paintPage(onPage, frame.document);
    context.drawImage(page, 0, 0);
  }
  if (frame?.image) {
    // It is of this origin, so the canvas stays readable.
    await frame.image.decode();
    context.drawImage(frame.image, 0, 0, width, options.height);
  }
  context.filter = "none";
  context.fillStyle = "rgb(30 26 22 / .1)";
  context.fillRect(0, 0, width, height);
  if (image) {
    const cells = new OffscreenCanvas(image.columns, image.rows);
    cells.getContext("2d")?.putImageData(new ImageData(image.pixels, image.columns, image.rows), 0, 0);
    context.globalAlpha = opacity / 100;
    context.drawImage(cells, 0, 0, image.columns * image.cell, image.rows * image.cell);
  }
  return canvas.convertToBlob({ type: "image/png" });
}
