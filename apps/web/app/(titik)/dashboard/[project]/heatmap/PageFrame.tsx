import { useEffect, useRef } from "react";
import type { FrameReading } from "./frame-reading.ts";

/** A page is first laid out in a window of this height, so that parts sized by the window keep their size. */
const WINDOW_HEIGHT = 800;
const REMEASURE_MS = 250;

interface PageFrameProps {
  source: string;
  /** What the page in it may do; everything where it is left out. */
  sandbox: string | undefined;
  /** CSS pixels. */
  width: number;
  title: string;
  /** CSS pixels; a usual window until the document was measured. */
  height: number | undefined;
  /** 0 to 100 %. */
  opacity: number;
  onReading: (reading: FrameReading) => void;
}

function readableDocument(frame: HTMLIFrameElement): Document | null {
  const page = frame.contentDocument;
  return page && page.URL !== "about:blank" ? page : null;
}

function measure(frame: HTMLIFrameElement, page: Document): number {
  const before = frame.style.height;
  frame.style.height = `${WINDOW_HEIGHT}px`;
  const height = Math.max(page.documentElement.scrollHeight, WINDOW_HEIGHT);
  frame.style.height = before;
  return height;
}

/** A page, laid out at exactly `width` and as tall as its document. Reports every change of its height. */
export function PageFrame({ source, sandbox, width, title, height, opacity, onReading }: PageFrameProps) {
  const frame = useRef<HTMLIFrameElement>(null);

  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    let observer: ResizeObserver | undefined;
    let timer: number | undefined;

    const read = () => {
      observer?.disconnect();
      const inside = readableDocument(element);
      if (!inside) {
        onReading({ height: null, document: null, image: null });
        return;
      }
      let last = 0;
      const report = () => {
        const height = measure(element, inside);
        if (height === last) return;
        last = height;
        onReading({ height, document: inside, image: null });
      };
      report();
      observer = new ResizeObserver(() => {
        window.clearTimeout(timer);
        timer = window.setTimeout(report, REMEASURE_MS);
      });
      observer.observe(inside.body);
    };

    element.addEventListener("load", read);
    element.src = source;
    return () => {
      element.removeEventListener("load", read);
      observer?.disconnect();
      window.clearTimeout(timer);
    };
  }, [source, onReading]);

  return (
    <iframe
      ref={frame}
      title={title}
      sandbox={sandbox}
      inert
      tabIndex={-1}
      className="pointer-events-none absolute top-0 left-0 block border-0 bg-[white] saturate-[.55]"
      style={{ width, height: height ?? WINDOW_HEIGHT, opacity: opacity / 100 }}
    />
  );
}
