import { MAX_IMAGE_BYTES } from "@titik/heatmap-schema";

const TAKEN = ["image/png", "image/jpeg", "image/webp"];
const WIDEST = 1_600;
/** Browsers draw no taller canvas. */
const TALLEST = 16_000;
const QUALITIES = [0.85, 0.7, 0.5, 0.3];

const base64 = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });

async function drawnAgain(file: Blob): Promise<Blob> {
  const image = await createImageBitmap(file);
  const scale = Math.min(1, WIDEST / image.width, TALLEST / image.height);
  const canvas = new OffscreenCanvas(Math.round(image.width * scale), Math.round(image.height * scale));
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  for (const quality of QUALITIES) {
    const blob = await canvas.convertToBlob({ type: "image/webp", quality });
    if (blob.size <= MAX_IMAGE_BYTES) return blob;
  }
  throw new Error("The image is too large.");
}

/** An image file in base64, drawn anew where it is larger than the server takes. Throws for what is no image. */
export async function fitImage(file: File): Promise<string> {
  const fits = TAKEN.includes(file.type) && file.size <= MAX_IMAGE_BYTES;
  return base64(fits ? file : await drawnAgain(file));
}
