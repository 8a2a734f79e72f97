import { useMemo, useState } from "react";
import { differenceImage } from "../../../../../src/heat/difference-image.ts";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import { HeatCanvas } from "./HeatCanvas.tsx";
import type { HeatmapView } from "./search-params.ts";
import type { Pictures } from "./use-pictures.ts";

interface ComparedPicturesProps {
  pictures: Pictures;
  view: HeatmapView;
  /** Of the frame, so that labels and the divider keep their size. */
  scale: number;
  /** The picture in words. */
  label: string;
}

/** Two pictures side by side with a divider to move, or their difference. */
export function ComparedPictures({ pictures, view, scale, label }: ComparedPicturesProps) {
  const messages = useMessages();
  const { compare: text } = messages;
  const [divider, setDivider] = useState(0.5);
  const { image, other, difference, totals } = pictures;
  const against = view.against === "release" && view.other !== null ? text.release(view.other) : text.before;
  const now = `${view.release === null ? text.now : text.release(view.release)}, ${messages.number(totals[0])}`;
  const before = `${against}, ${messages.number(totals[1])}`;
  const spoken = `${text.summary(now, before)} ${label}`;
  const changed = useMemo(
    () => difference && differenceImage(difference.now, difference.before, difference.totals),
    [difference],
  );

  if (changed) return <HeatCanvas image={changed} opacity={view.opacity} label={spoken} />;
  if (!image || !other) return null;
  return (
    <>
      <HeatCanvas image={image} opacity={view.opacity} label={spoken} to={divider} />
      <HeatCanvas image={other} opacity={view.opacity} from={divider} />
      <div
        aria-hidden="true"
        className="absolute inset-y-0 z-10 bg-[white] shadow-[0_0_0_1px_rgb(20_16_14/.9)]"
        style={{ left: `${divider * 100}%`, width: 2 / scale }}
      />
      <div
        className="absolute top-0 z-20 flex w-full origin-top-left items-center"
        style={{ width: `${scale * 100}%`, transform: `scale(${1 / scale})` }}
      >
        <input
          type="range"
          min={0}
          max={100}
          value={Math.round(divider * 100)}
          aria-label={text.divider}
          className="divider"
          onChange={(event) => setDivider(event.currentTarget.valueAsNumber / 100)}
        />
        <span
          className="pointer-events-none absolute top-9 flex gap-3 whitespace-nowrap font-medium text-12 text-[white] *:rounded-inner *:bg-[#1e1a16] *:px-2 *:py-0.5"
          style={{ left: `${divider * 100}%`, transform: "translateX(-50%)" }}
        >
          <span>{now}</span>
          <span>{before}</span>
        </span>
      </div>
    </>
  );
}
