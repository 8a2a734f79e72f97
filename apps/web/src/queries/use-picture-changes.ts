"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import {
  changePicture,
  deletePicture,
  type Picture,
  type PictureState,
  uploadPicture,
  type WidthBand,
} from "@titik/heatmap-schema";
import { callApi } from "./call-api.ts";

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
