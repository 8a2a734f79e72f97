import { useEffect, useRef } from "react";
import type { HeatImage } from "../../../../../src/heat/heat-image.ts";

interface HeatCanvasProps {
  image: HeatImage;
  /** 0 to 100 %. */
  opacity: number;
  /** The picture in words. */
  label: string;
}

/** One pixel a cell; CSS scales it up, so that its pixels stand exactly on the page's. */
export function HeatCanvas({ image, opacity, label }: HeatCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { cell, columns, rows, pixels } = image;

  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    context?.putImageData(new ImageData(pixels, columns, rows), 0, 0);
  }, [pixels, columns, rows]);

  return (
    <canvas
      key={`${columns} ${rows}`}
      ref={canvas}
      role="img"
      aria-label={label}
      data-testid="heat"
      width={columns}
      height={rows}
      className="absolute top-0 left-0 max-w-none"
      style={{ width: columns * cell, height: rows * cell, opacity: opacity / 100 }}
    />
  );
}
