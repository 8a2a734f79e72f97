import type { HeatImage } from "../../../../../src/heat/heat-image.ts";
import type { FrameReading } from "./frame-reading.ts";
import { paintPage } from "./paint-page.ts";

interface PictureToPaint {
  /** Its document is drawn beneath the heat where it can be read. */
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

/** The picture as a PNG: a line that says what it is, the page in grey, the heat over it. */
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
  if (frame?.document) {
    const page = new OffscreenCanvas(width, height);
    const onPage = page.getContext("2d");
    if (onPage) paintPage(onPage, frame.document);
    // Once over the whole: a filter on each word would take seconds.
    context.filter = "saturate(.55)";
    context.drawImage(page, 0, 0);
    context.filter = "none";
  }
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
