import { lazy, Suspense } from "react";
import { HeatCanvas } from "./HeatCanvas.tsx";
import type { HeatmapView } from "./search-params.ts";
import type { Pictures } from "./use-pictures.ts";

const ComparedPictures = lazy(() =>
  import("./ComparedPictures.tsx").then(({ ComparedPictures: component }) => ({ default: component })),
);

interface PictureLayersProps {
  pictures: Pictures;
  view: HeatmapView;
  /** Of the frame, so that labels and the divider keep their size. */
  scale: number;
  /** The picture in words. */
  label: string;
}

/** One picture, or two that are compared. */
export function PictureLayers({ pictures, view, scale, label }: PictureLayersProps) {
  const { image, other, difference } = pictures;
  const alone = image && <HeatCanvas image={image} opacity={view.opacity} label={label} />;
  if (!other && !difference) return alone;
  return (
    <Suspense fallback={alone}>
      <ComparedPictures pictures={pictures} view={view} scale={scale} label={label} />
    </Suspense>
  );
}
