import type { Picture } from "@titik/heatmap-schema";
import { Ban, Pin, PinOff, Trash2 } from "lucide-react";
import { useState } from "react";
import { ConfirmDialog } from "../../../../../src/components/ConfirmDialog.tsx";
import { FormFailure } from "../../../../../src/components/FormFailure.tsx";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import { usePictureChanges } from "../../../../../src/queries/use-picture-changes.ts";

interface PictureActionsProps {
  projectId: string;
  /** Undefined where none is there that something could be done with. */
  picture: Picture | undefined;
  pageName: string;
}

/** Keeps a picture, rejects it or deletes it. What cannot be undone is asked for first. */
export function PictureActions({ projectId, picture, pageName }: PictureActionsProps) {
  const { beneath: text } = useMessages();
  const { change, remove } = usePictureChanges(projectId);
  const [asked, setAsked] = useState<"reject" | "delete" | null>(null);
  if (!picture) return null;
  const isPinned = picture.state === "pinned";
  const isBusy = change.isPending || remove.isPending;
  const error = change.error ?? remove.error;
  const PinIcon = isPinned ? PinOff : Pin;
  return (
    <div className="flex flex-wrap gap-2">
      {picture.state !== "rejected" && (
        <button
          type="button"
          className="control h-(--h-ctl-sm) px-2 text-12"
          disabled={isBusy}
          onClick={() => change.mutate({ picture, state: isPinned ? "shown" : "pinned" })}
        >
          <PinIcon aria-hidden="true" className="size-3.5" strokeWidth={1.75} />
          {isPinned ? text.unpin : text.pin}
        </button>
      )}
      {picture.kind === "snapshot" && picture.state !== "rejected" && (
        <button
          type="button"
          className="control h-(--h-ctl-sm) px-2 text-12"
          disabled={isBusy}
          onClick={() => setAsked("reject")}
        >
          <Ban aria-hidden="true" className="size-3.5" strokeWidth={1.75} />
          {text.reject}
        </button>
      )}
      <button
        type="button"
        className="control h-(--h-ctl-sm) px-2 text-12"
        disabled={isBusy}
        onClick={() => setAsked("delete")}
      >
        <Trash2 aria-hidden="true" className="size-3.5" strokeWidth={1.75} />
        {picture.state === "rejected" ? text.askAnew : text.drop}
      </button>
      <FormFailure error={error} />
      {asked && (
        <ConfirmDialog
          question={asked === "reject" ? text.rejectQuestion(pageName) : text.dropQuestion(pageName)}
          confirm={asked === "reject" ? text.reject : text.drop}
          cancel={text.cancel}
          onConfirm={() =>
            asked === "reject" ? change.mutate({ picture, state: "rejected" }) : remove.mutate(picture)
          }
          onClose={() => setAsked(null)}
        />
      )}
    </div>
  );
}
