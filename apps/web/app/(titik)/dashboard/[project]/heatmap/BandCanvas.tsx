import { useEffect, useRef } from "react";

interface BandCanvasProps {
  /** A column of pixels, one for each 8 CSS pixels of the page. */
  bands: { rows: number; pixels: Uint8ClampedArray<ArrayBuffer> };
  /** 0 to 100 %. */
  opacity: number;
  /** The bands in words. */
  label: string;
}

/** Bands across the page. Multiplied, so that text stays crisp. */
export function BandCanvas({ bands: { rows, pixels }, opacity, label }: BandCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    context?.putImageData(new ImageData(pixels, 1, rows), 0, 0);
  });
  return (
    <canvas
      key={rows}
      ref={canvas}
      role="img"
      aria-label={label}
      data-testid="heat"
      width={1}
      height={rows}
      className="absolute top-0 left-0 w-full mix-blend-multiply"
      style={{ height: rows * 8, opacity: opacity / 100 }}
    />
  );
}
