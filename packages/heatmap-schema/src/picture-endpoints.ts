import { endpoint, rawBody } from "@titik/contract";
import {
  NewImage,
  Picture,
  PictureChanges,
  PictureDeleted,
  PictureList,
  PictureParams,
  PicturesParams,
  PicturesQuery,
  Snapshot,
  SnapshotQuery,
  SnapshotStored,
  SnapshotWanted,
} from "./picture-schemas.ts";

const snapshot = {
  family: "heatmap",
  auth: "ingest",
  tenant: "header",
  role: "writer",
  limit: "picture.write",
  idempotency: "none",
} as const;

const inProject = {
  family: "platform",
  auth: "bearer",
  tenant: "path",
  role: "admin",
  limit: "project",
  idempotency: "none",
} as const;

export const createHeatmapSnapshot = endpoint({
  ...snapshot,
  id: "heatmap.snapshots.create",
  method: "POST",
  path: "/api/analytics/heatmap/snapshots",
  summary: "Store what a page looks like, masked, to draw the heat on",
  refusals: ["unprocessable"],
  input: { body: Snapshot },
  responses: { 201: SnapshotStored, 200: SnapshotStored },
});

/** For pages: without a word in it that blockers match. */
export const createHeatmapOutline = endpoint({
  ...createHeatmapSnapshot,
  id: "heatmap.outlines.create",
  path: "/api/outlines",
  summary: "The snapshots' address under a neutral name, which the tracker uses",
});

export const askForHeatmapOutline = endpoint({
  ...snapshot,
  id: "heatmap.outlines.wanted",
  method: "GET",
  path: "/api/outlines",
  summary: "Whether a snapshot of this page is wanted from this window",
  input: { query: SnapshotQuery },
  responses: { 200: SnapshotWanted },
});

/** What the tracker asks and sends. */
export const snapshotEndpoints = [createHeatmapSnapshot, askForHeatmapOutline, createHeatmapOutline] as const;

export const listPictures = endpoint({
  ...inProject,
  role: "reader",
  id: "platform.pictures.list",
  method: "GET",
  path: "/api/projects/:id/pictures",
  summary: "List what a page can be drawn on: its snapshots and uploaded images",
  input: { params: PicturesParams, query: PicturesQuery },
  responses: { 200: PictureList },
});

export const uploadPicture = endpoint({
  ...inProject,
  limit: "picture.write",
  id: "platform.pictures.upload",
  method: "POST",
  path: "/api/projects/:id/pictures",
  summary: "Upload an image of a page; it takes the place of the one before",
  refusals: ["unprocessable"],
  input: { params: PicturesParams, body: NewImage },
  responses: { 201: Picture },
});

export const getPictureContent = endpoint({
  ...inProject,
  role: "reader",
  id: "platform.pictures.content",
  method: "GET",
  path: "/api/projects/:id/pictures/:pictureId/content",
  summary: "The picture itself, under a policy by which nothing in it runs or loads",
  input: { params: PictureParams },
  responses: { 200: rawBody("text/html", "image/png", "image/jpeg", "image/webp") },
});

export const changePicture = endpoint({
  ...inProject,
  id: "platform.pictures.change",
  method: "PATCH",
  path: "/api/projects/:id/pictures/:pictureId",
  summary: "Pin or reject a picture, or take that back; what was rejected stays empty",
  refusals: ["conflict"],
  input: { params: PictureParams, body: PictureChanges },
  responses: { 200: Picture },
});

export const deletePicture = endpoint({
  ...inProject,
  id: "platform.pictures.delete",
  method: "DELETE",
  path: "/api/projects/:id/pictures/:pictureId",
  summary: "Delete a picture; a snapshot is then asked for anew",
  input: { params: PictureParams },
  responses: { 200: PictureDeleted },
});

/** What the dashboard does with pictures. */
export const pictureEndpoints = [
  listPictures,
  uploadPicture,
  getPictureContent,
  changePicture,
  deletePicture,
] as const;
