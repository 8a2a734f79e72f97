import type { Picture, Snapshot } from "@titik/heatmap-schema";
import type { Sample, Values } from "./samples.ts";

const page = "/pricing";

const snapshot = ({ eventId }: Values): Snapshot => ({
  page,
  // New for each run: of a release that is known another one is not stored.
  release: eventId,
  vw: 1280,
  height: 2400,
  html: "<!doctype html><html><head></head><body><h1>xxxxxxx</h1></body></html>",
});

/** One grey pixel. */
const PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==";

const contentUrl = ({ projectId, pictureId }: Values) =>
  `/api/projects/${projectId}/pictures/${pictureId}/content`;

const image = (values: Values): Picture => ({
  id: values.pictureId,
  kind: "image",
  page,
  band: "desktop",
  release: null,
  state: "shown",
  width: 1,
  height: 1,
  madeAt: values.now,
  contentUrl: contentUrl(values),
});

/** What the tracker asks and sends. */
export const SNAPSHOT_SAMPLES = {
  "heatmap.snapshots.create": (values: Values): Sample[] => [
    { title: "Store what a page looks like", body: snapshot(values), status: 201, answer: { stored: true } },
  ],
  "heatmap.outlines.wanted": (values: Values): Sample[] => [
    {
      title: "Ask whether a snapshot is wanted: there is one of this release",
      query: { page, vw: "1280", release: values.eventId },
      status: 200,
      answer: { wanted: false },
    },
  ],
  "heatmap.outlines.create": (values: Values): Sample[] => [
    {
      title: "The same under a neutral name: the first one stands",
      body: snapshot(values),
      status: 200,
      answer: { stored: false },
    },
  ],
};

/** What the dashboard does with pictures. */
export const PICTURE_SAMPLES = {
  "platform.pictures.list": (values: Values): Sample[] => [
    {
      title: "List what a page can be drawn on",
      params: { id: values.projectId },
      query: { page, band: "desktop" },
      status: 200,
      answer: {
        data: [{ ...image(values), kind: "snapshot", release: values.eventId, width: 1280, height: 2400 }],
      },
    },
  ],
  "platform.pictures.upload": (values: Values): Sample[] => [
    {
      title: "Upload an image of the page",
      params: { id: values.projectId },
      body: { page, band: "desktop", data: PIXEL },
      status: 201,
      keep: { field: "id", as: "pictureId" },
      answer: image(values),
    },
  ],
  "platform.pictures.content": (values: Values): Sample[] => [
    {
      title: "Look at it",
      params: { id: values.projectId, pictureId: values.pictureId },
      status: 200,
      answer: "The bytes of the image, or the HTML of the snapshot.",
    },
  ],
  "platform.pictures.change": (values: Values): Sample[] => [
    {
      title: "Pin it",
      params: { id: values.projectId, pictureId: values.pictureId },
      body: { state: "pinned" },
      status: 200,
      answer: { ...image(values), state: "pinned" },
    },
  ],
  "platform.pictures.delete": (values: Values): Sample[] => [
    {
      title: "Delete it",
      params: { id: values.projectId, pictureId: values.pictureId },
      status: 200,
      answer: { success: true },
    },
  ],
};
