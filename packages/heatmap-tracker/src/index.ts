export { HeatmapTracker, type HeatmapTrackerProps } from "./HeatmapTracker.ts";
export { startTracker, type TrackerOptions } from "./start-tracker.ts";
