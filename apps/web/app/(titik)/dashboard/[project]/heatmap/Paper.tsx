import type { Beneath } from "./choose-beneath.ts";
import type { FrameReading } from "./frame-reading.ts";
import { ImagePaper } from "./ImagePaper.tsx";
import { PageFrame } from "./PageFrame.tsx";

interface PaperProps {
  beneath: Beneath;
  /** Of the live page: its origin and path. */
  site: string;
  page: string;
  /** CSS pixels. */
  width: number;
  title: string;
  /** CSS pixels; undefined until it is measured. */
  height: number | undefined;
  /** 0 to 100 %. */
  opacity: number;
  onReading: (reading: FrameReading) => void;
}

/** What the heat is drawn on: a snapshot, an image or the live page. */
export function Paper({ beneath, site, page, ...paper }: PaperProps) {
  const { kind, picture } = beneath;
  if (kind === "image") {
    const height = Math.round((picture.height / picture.width) * paper.width);
    return <ImagePaper {...paper} address={picture.contentUrl} height={height} />;
  }
  if (kind === "snapshot")
    return <PageFrame {...paper} source={picture.contentUrl} sandbox="allow-same-origin" />;
  // The flag keeps the tracker in it silent. Scripts of another origin run, but cannot lead the dashboard away.
  const sandbox = site === window.location.origin ? undefined : "allow-same-origin allow-scripts";
  return <PageFrame {...paper} source={`${site}${page}?titik-preview=1`} sandbox={sandbox} />;
}
