import { type RefObject, useEffect, useState } from "react";

/** The inner width of an element in CSS pixels, kept up to date; 0 before the first measurement. */
export function useRoomWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
