"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import {
  changePicture,
  deletePicture,
  listPictures,
  type Picture,
  type PictureState,
  uploadPicture,
  type WidthBand,
} from "@titik/heatmap-schema";
import { callApi } from "./call-api.ts";
import { refreshEvery, WHILE_FILLED_MS } from "./refresh.ts";

/** What a page can be drawn on at one range of widths, newest first; `null` while the page is not known. */
export function usePagePictures(projectId: string, page: string | null, band: WidthBand | undefined) {
  return useQuery({
    queryKey: ["pictures", projectId, page, band],
    queryFn: ({ signal }) =>
      callApi(listPictures, { params: { id: projectId }, query: { page: page ?? "/", band } }, signal),
    enabled: page !== null && band !== undefined,
    refetchInterval: refreshEvery(() => WHILE_FILLED_MS),
  });
}

/** What an admin may do with pictures; each change reads the lists again. */
export function usePictureChanges(projectId: string) {
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries({ queryKey: ["pictures", projectId] });
  const params = ({ id }: Pick<Picture, "id">) => ({ id: projectId, pictureId: id });
  return {
    change: useMutation({
      mutationFn: ({ picture, state }: { picture: Picture; state: PictureState }) =>
        callApi(changePicture, { params: params(picture), body: { state } }),
      onSettled,
    }),
    remove: useMutation({
      mutationFn: (picture: Picture) => callApi(deletePicture, { params: params(picture) }),
      onSettled,
    }),
    upload: useMutation({
      mutationFn: (body: { page: string; band: WidthBand; data: string }) =>
        callApi(uploadPicture, { params: { id: projectId }, body }),
      onSettled,
    }),
  };
}
