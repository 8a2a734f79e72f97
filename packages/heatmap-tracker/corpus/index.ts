import type { Build } from "./build.ts";
import { enrolment } from "./enrolment.ts";
import { journal } from "./journal.ts";
import { landing } from "./landing.ts";
import { monitor } from "./monitor.ts";
import { registry } from "./registry.ts";
import { settings } from "./settings.ts";
import { shop } from "./shop.ts";
import { tickets } from "./tickets.ts";

export { type Build, createBuild } from "./build.ts";
export * from "./judge.ts";
export { mutate } from "./mutate.ts";
export { titik } from "./titik-method.ts";

export interface CorpusPage {
  name: string;
  make: string;
  /** False for pages that the ranking was not tuned on: only they say what to expect elsewhere. */
  tuned: boolean;
  /** The markup of the body. */
  html: (build: Build) => string;
}

export const corpus: readonly CorpusPage[] = [
  { name: "shop", make: "React, CSS Modules", tuned: true, html: shop },
  { name: "landing", make: "Tailwind", tuned: true, html: landing },
  { name: "tickets", make: "Vue, scoped styles", tuned: true, html: tickets },
  { name: "registry", make: "by hand, tables", tuned: true, html: registry },
  { name: "monitor", make: "CSS-in-JS", tuned: false, html: monitor },
  { name: "enrolment", make: "Angular Material", tuned: false, html: enrolment },
  { name: "settings", make: "Radix, Tailwind", tuned: false, html: settings },
  { name: "journal", make: "WordPress", tuned: false, html: journal },
];
