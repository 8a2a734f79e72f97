import type { Picture, WidthBand } from "@titik/heatmap-schema";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import { type BeneathKind, chooseBeneath, pictureOf } from "./choose-beneath.ts";
import { PictureActions } from "./PictureActions.tsx";
import { BENEATH, type HeatmapView, type SetHeatmapView } from "./search-params.ts";
import { UploadPicture } from "./UploadPicture.tsx";

interface BeneathChoicesProps {
  projectId: string;
  page: string;
  band: WidthBand;
  isAdmin: boolean;
  pictures: readonly Picture[];
  view: HeatmapView;
  setView: SetHeatmapView;
}

/** The choices with what is there of each, and what to do where nothing is. */
export function BeneathChoices({
  projectId,
  page,
  band,
  isAdmin,
  pictures,
  view,
  setView,
}: BeneathChoicesProps) {
  const messages = useMessages();
  const { beneath: text } = messages;
  const chosen = chooseBeneath(pictures, view).kind;
  const rejected = pictures.find(({ kind, state }) => kind === "snapshot" && state === "rejected");
  const of = (kind: BeneathKind) => (kind === "live" ? undefined : pictureOf(kind, pictures, view.release));
  const note = (kind: BeneathKind) => {
    const picture = of(kind);
    if (kind === "live") return text.liveNote;
    if (picture) {
      const made = text.made(messages.moment(new Date(picture.madeAt)), messages.number(picture.width));
      const ofRelease = picture.release === null ? "" : ` ${text.ofRelease(picture.release)}`;
      return `${made}${ofRelease}${picture.state === "pinned" ? ` ${text.pinned}` : ""}`;
    }
    if (kind === "image") return isAdmin ? text.noImage : text.noImageHere;
    return rejected ? text.wasRejected : text.noSnapshot;
  };
  return (
    <>
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1.5 font-medium">{text.title}</legend>
        {BENEATH.toReversed().map((kind) => {
          const isThere = kind === "live" || of(kind) !== undefined;
          return (
            <label key={kind} className="grid grid-cols-[18px_minmax(0,1fr)] gap-x-2">
              <input
                type="radio"
                name="beneath"
                className="mt-0.5 accent-(--ink)"
                checked={chosen === kind}
                disabled={!isThere}
                onChange={() => setView({ beneath: kind })}
              />
              <span className={isThere ? "" : "text-ink-3"}>{text.kinds[kind]}</span>
              <span className="col-start-2 text-12 text-ink-3">{note(kind)}</span>
            </label>
          );
        })}
      </fieldset>
      {isAdmin && (
        <div className="mt-3 flex flex-col gap-2 border-hair border-t pt-3">
          <PictureActions
            projectId={projectId}
            picture={chosen === "live" ? rejected : of(chosen)}
            pageName={page}
          />
          <UploadPicture
            projectId={projectId}
            page={page}
            band={band}
            onDone={() => setView({ beneath: "image" })}
          />
        </div>
      )}
    </>
  );
}
