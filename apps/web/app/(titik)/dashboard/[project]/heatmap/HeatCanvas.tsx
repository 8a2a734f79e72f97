import { useEffect, useRef } from "react";
import type { HeatImage } from "../../../../../src/heat/heat-image.ts";

interface HeatCanvasProps {
  image: HeatImage;
  /** 0 to 100 %. */
  opacity: number;
  /** The picture in words; without it the picture is decoration beside another. */
  label?: string;
  /** The part of the width that is shown, from 0 to 1. */
  from?: number;
  to?: number;
}

/** One pixel a cell; CSS scales it up, so that its pixels stand exactly on the page's. */
export function HeatCanvas({ image, opacity, label, from = 0, to = 1 }: HeatCanvasProps) {
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
      {...(label === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": label })}
      data-testid={label === undefined ? undefined : "heat"}
      width={columns}
      height={rows}
      className="absolute top-0 left-0 max-w-none"
      style={{
        width: columns * cell,
        height: rows * cell,
        opacity: opacity / 100,
        clipPath: from === 0 && to === 1 ? undefined : `inset(0 ${(1 - to) * 100}% 0 ${from * 100}%)`,
      }}
    />
  );
}
