"use client";

import { useEffect } from "react";
import { startTracker } from "./start-tracker.ts";

export interface HeatmapTrackerProps {
  /** The project's publishable key. */
  dsn: string;
  /** Origin of the Titik server, e.g. `https://titik.example`; the page's own when left out. */
  endpoint?: string | undefined;
  /** The deployed version, shown beside its events. */
  release?: string | undefined;
  /** Record although the browser asks not to be tracked; Global Privacy Control is obeyed all the same. */
  ignoreDoNotTrack?: boolean | undefined;
}

/** Records while it is mounted; draws nothing. */
export const HeatmapTracker = ({ dsn, endpoint, release, ignoreDoNotTrack }: HeatmapTrackerProps): null => {
  useEffect(
    () => startTracker({ dsn, endpoint: endpoint ?? location.origin, release, ignoreDoNotTrack }),
    [dsn, endpoint, release, ignoreDoNotTrack],
  );
  return null;
};
