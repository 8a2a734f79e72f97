import posthog from "posthog-js/dist/module.no-external.js";

// Heatmaps and nothing else; headless browsers would be filtered.
posthog.init("phc_bench", {
  api_host: location.origin,
  capture_heatmaps: true,
  autocapture: false,
  capture_pageview: false,
  capture_pageleave: false,
  capture_performance: false,
  disable_session_recording: true,
  disable_surveys: true,
  advanced_disable_flags: true,
  opt_out_useragent_filter: true,
});
