"use client";

import { useEffect, useRef } from "react";
import type { Chunks } from "./chunks.ts";
import { type Details, startTracker } from "./start-tracker.ts";

export interface HeatmapTrackerProps extends Details {
  /** The project's publishable key. */
  dsn: string;
  /** Origin of the Titik server, e.g. `https://titik.example`; the page's own when left out. */
  endpoint?: string | undefined;
  /** The share of sessions to record, 0 to 1; all when left out. */
  sample?: number | undefined;
  /** Record although the browser asks not to be tracked; Global Privacy Control is obeyed all the same. */
  ignoreDoNotTrack?: boolean | undefined;
  /** Never send what a page looks like. */
  noSnapshot?: boolean | undefined;
}

/** The application's own bundler makes files of them. */
const CHUNKS: Chunks = {
  more: () => import("./more/start.ts"),
  outline: () => import("./outline/start.ts"),
};

/** Records while it is mounted; draws nothing. Where consent is needed, mount it when it is given. */
export const HeatmapTracker = ({
  dsn,
  endpoint,
  sample,
  ignoreDoNotTrack,
  noSnapshot,
  release,
  variant,
  userId,
}: HeatmapTrackerProps): null => {
  const details = useRef<Details>({});
  useEffect(() => {
    details.current = { release, variant, userId };
  }, [release, variant, userId]);
  useEffect(
    () =>
      startTracker({
        dsn,
        endpoint: endpoint ?? location.origin,
        chunks: noSnapshot ? { ...CHUNKS, outline: undefined } : CHUNKS,
        details: () => details.current,
        sample,
        ignoreDoNotTrack,
      }),
    [dsn, endpoint, sample, ignoreDoNotTrack, noSnapshot],
  );
  return null;
};
