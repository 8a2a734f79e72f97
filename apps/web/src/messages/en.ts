import { beneathEn } from "./beneath-en.ts";
import { peopleEn } from "./people-en.ts";
import { picturesEn } from "./pictures-en.ts";
import { reportsEn } from "./reports-en.ts";
import { webhooksEn } from "./webhooks-en.ts";

const number = new Intl.NumberFormat("en-GB");
const percent = new Intl.NumberFormat("en-GB", { style: "percent" });
const share = new Intl.NumberFormat("en-GB", {
  style: "percent",
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});
const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
const counted = (count: number, one: string, many: string) =>
  `${number.format(count)} ${count === 1 ? one : many}`;

const units = {
  clicks: (count: number) => counted(count, "click", "clicks"),
  hover: (count: number) => counted(count, "hover", "hovers"),
  rage: (count: number) => counted(count, "rage click", "rage clicks"),
  dead: (count: number) => counted(count, "dead click", "dead clicks"),
  scroll: (count: number) => counted(count, "scroll", "scrolls"),
  elements: (count: number) => counted(count, "click", "clicks"),
  attention: (count: number) => counted(count, "event", "events"),
};

export const en = {
  number: (value: number) => number.format(value),
  /** Of a fraction, whole per cents. */
  percent: (fraction: number) => percent.format(fraction),
  /** Of a fraction, with one decimal. */
  share: (fraction: number) => share.format(fraction),
  day: (date: Date) => day.format(date),
  counted: units,

  common: {
    copy: "Copy",
    copied: "Copied",
    retry: "Try again",
    requestId: (id: string) => `Request ${id}`,
  },
  nav: {
    main: "Main",
    skip: "Skip to the content",
    heatmaps: "Heatmaps",
    project: "Project",
    changeProject: "Change project",
    account: "Account",
    webhooks: "Webhooks",
    members: "Members",
    keys: "Keys",
    audit: "Audit log",
    newProject: "New project",
    menu: "Menu",
    signOut: "Sign out",
    language: "Language",
    theme: "Theme",
    light: "Light",
    dark: "Dark",
  },
  sample: {
    title: "A sample page, 18,342 clicks",
    note: "One point for each 8 px of page",
    label: "A click field drawn as points, larger and brighter where people click more",
  },
  ...peopleEn,
  ...webhooksEn,
  ...reportsEn,
  ...picturesEn,
  ...beneathEn,
  notFound: {
    title: "This page does not exist",
    text: "The address is wrong, or you may not see the project.",
    back: "To the dashboard",
  },
  failure: {
    title: "Something went wrong",
    text: "The page could not be shown. Try again in a moment.",
  },
  heatmap: {
    title: (page: string) => `Heatmap of ${page}`,
    layers: {
      clicks: "Clicks",
      rage: "Rage",
      dead: "Dead",
      hover: "Hover",
      scroll: "Scroll reach",
      attention: "Attention",
      elements: "Elements",
    },
    layer: "Layer",
    bands: { desktop: "Desktop", tablet: "Tablet", phone: "Phone" },
    band: "Screen width",
    stage: "Heat on the page",
    frame: (page: string) => `The page ${page}`,
    heat: "Heat",
    opacity: "Heat opacity",
    legend: {
      clicks: "Clicks around a point",
      rage: "Rage clicks around a point",
      dead: "Dead clicks around a point",
      hover: "Hovers around a point",
      scroll: "Sessions that saw it",
      attention: "Time in view",
      elements: "Clicks on an element",
    },
    summary: (total: string, hottest: readonly string[]) =>
      `${total}. ${hottest.length > 0 ? `Hottest: ${hottest.join("; ")}. ` : ""}The list beside the page has every element.`,
    reachSummary: (marks: readonly string[]) => `Scroll reach. ${marks.join("; ")}.`,
    nothingHere: {
      clicks: "No clicks on this page yet",
      rage: "No rage clicks on this page",
      dead: "No dead clicks on this page",
      hover: "No hovers on this page yet",
      scroll: "No scrolling on this page yet",
      attention: "Nobody has seen this page yet",
      elements: "No clicks on this page yet",
    },
    nothingHereText: "At this screen width and in this time. Another width may have some.",
    slowFrame: "The page is still loading.",
    refused: "Stays blank? The site may refuse to be shown in a frame.",
  },
  pages: {
    choose: "Choose a page",
    search: "Find a page",
    none: "No page matches",
  },
  range: {
    choose: "Choose a time",
    presets: { "24h": "Last 24 hours", "7d": "Last 7 days", "30d": "Last 30 days" },
    custom: "From and to",
    from: "From",
    to: "To",
    apply: "Show",
    utc: "Days in UTC",
  },
  widths: {
    label: "Clicks drawn",
    exact: (vw: string, count: string) => `${vw} px wide: ${count}`,
    all: (count: string) => `All widths: ${count}, less exact`,
    only: (vw: string) => `All ${vw} px wide`,
    rest: (count: string) => `${count} at other widths are not drawn: the page looked different there.`,
    mixed: (count: string, vw: string) => `${count} come from other widths than ${vw} px and may be off.`,
  },
  totals: {
    clicks: "Clicks",
    hover: "Hovers",
    scroll: "Scrolls",
    rage: "Rage clicks",
    dead: "Dead clicks",
    elements: "Clicks",
    attention: "Events",
    sessions: "Sessions",
    here: "In the picture",
  },
  elements: {
    title: "Top elements",
    none: "Nothing to list yet.",
    share: "Share",
    notFound: "Not on the page as it is drawn now",
    kinds: { link: "Link", button: "Button", field: "Field", heading: "Heading", image: "Image" },
    account: (stored: string, used: string, automated: string | null, leftOut: string) =>
      `${stored} stored = ${used} used${automated === null ? "" : ` + ${automated} automated`} + ${leftOut} left out by width and filters.`,
    notStored: "What was not stored",
    notDrawn: "Pick an element to outline it on the page.",
  },
  reach: {
    title: "Scroll reach",
    to: (depth: string) => `down to ${depth} px`,
    none: "No scrolling yet.",
  },
  empty: {
    title: "Put Titik on your site",
    made: "Project made",
    paste: "Paste this line",
    open: "Open your site, click anything",
    lead: "One line before </head>. No cookies; text and form fields are never read.",
    waiting: "Waiting for the first event",
    changes: "This page changes by itself, two or three seconds after the site opens.",
    key: "The key is public: it can only send events.",
    nothing: "Nothing after a minute?",
    blocker: "Turn off the ad blocker for your own site.",
    policy: (host: string) => `Allow ${host} in script-src and connect-src of the site's content policy.`,
    doNotTrack: "Browsers that send Do Not Track or Global Privacy Control are not recorded.",
    range: "Events older than the chosen time are not counted here.",
  },
  errors: {
    unauthorized: "Your session has ended. Sign in again.",
    forbidden: "You may not read this project.",
    notFound: "This project does not exist any more.",
    rateLimit: "Too many questions in a short time. The next try follows by itself.",
    unavailable: "The server cannot answer just now. The next try follows by itself.",
    network: "The server cannot be reached. Check the connection.",
    shape: "The server answered in an unexpected form. Reload the page.",
    other: "The heatmap could not be loaded.",
  },
};
