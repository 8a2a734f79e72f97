export { HeatmapTracker, type HeatmapTrackerProps } from "./HeatmapTracker.ts";
export { type Details, type StopTracker, startTracker, type TrackerOptions } from "./start-tracker.ts";
