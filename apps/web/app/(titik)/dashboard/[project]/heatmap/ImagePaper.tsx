import { useEffect, useRef } from "react";
import type { FrameReading } from "./frame-reading.ts";

interface ImagePaperProps {
  address: string;
  /** CSS pixels. */
  width: number;
  height: number;
  title: string;
  /** 0 to 100 %. */
  opacity: number;
  onReading: (reading: FrameReading) => void;
}

/** An uploaded image in the place of the page, as wide as the page would be. */
export function ImagePaper({ address, width, height, title, opacity, onReading }: ImagePaperProps) {
  const image = useRef<HTMLImageElement>(null);
  useEffect(() => onReading({ height, document: null, image: image.current }), [height, onReading]);
  return (
    <img
      ref={image}
      src={address}
      alt={title}
      className="absolute top-0 left-0 block saturate-[.55]"
      style={{ width, height, opacity: opacity / 100 }}
    />
  );
}
