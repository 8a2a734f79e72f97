import { findTarget } from "@titik/heatmap-tracker/find-target";

Reflect.set(window, "findTarget", findTarget);
