import type { WidthBand } from "@titik/heatmap-schema";
import { useState } from "react";
import { FormFailure } from "../../../../../src/components/FormFailure.tsx";
import { fitImage } from "../../../../../src/heat/fit-image.ts";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import { usePictureChanges } from "../../../../../src/queries/use-picture-changes.ts";

interface UploadPictureProps {
  projectId: string;
  page: string;
  band: WidthBand;
  onDone: () => void;
}

/** Takes a screenshot of the page from the viewer's disk; a large one is made smaller here. */
export function UploadPicture({ projectId, page, band, onDone }: UploadPictureProps) {
  const { beneath: text, heatmap } = useMessages();
  const { upload } = usePictureChanges(projectId);
  const [isUnreadable, setIsUnreadable] = useState(false);

  const send = async (file: File) => {
    const data = await fitImage(file).catch(() => null);
    setIsUnreadable(data === null);
    if (data !== null) upload.mutate({ page, band, data }, { onSuccess: onDone });
  };

  return (
    <div>
      <label className="control h-(--h-ctl-sm) w-fit cursor-pointer px-2 text-12 focus-within:outline-2 focus-within:outline-(--focus)">
        {upload.isPending ? text.uploading : text.upload(heatmap.bands[band])}
        <input
          type="file"
          accept="image/png,image/jpeg,image/webp"
          className="sr-only"
          disabled={upload.isPending}
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0];
            if (file) void send(file);
            currentTarget.value = "";
          }}
        />
      </label>
      <p className="mt-1 text-12 text-ink-3">{text.uploadNote}</p>
      {isUnreadable && (
        <p role="alert" className="mt-1 text-12 text-bad">
          {text.unreadable}
        </p>
      )}
      <FormFailure error={upload.error} />
    </div>
  );
}
