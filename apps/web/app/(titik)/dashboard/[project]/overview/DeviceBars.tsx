import { BAND_NAMES, type OverviewResponse, type WidthBand } from "@titik/heatmap-schema";
import { LoadingLines } from "../../../../../src/components/LoadingLines.tsx";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";

const SHADE: Record<WidthBand, string> = { desktop: "bg-ink-2", tablet: "bg-ctl", phone: "bg-line" };

/** On how wide screens sessions took place. */
export function DeviceBars({ bands }: { bands: OverviewResponse["bands"] | undefined }) {
  const { overview: text, heatmap, number, percent } = useMessages();
  const total = bands ? bands.desktop + bands.tablet + bands.phone : 0;
  const shareOf = (band: WidthBand) => (bands?.[band] ?? 0) / Math.max(1, total);
  return (
    <section aria-labelledby="screen-widths" className="px-4 py-3.5 max-mid:px-3">
      <h2 id="screen-widths" className="mb-3 font-semibold">
        {text.devices}
      </h2>
      {!bands && <LoadingLines />}
      {bands && (
        <>
          <div aria-hidden="true" className="mb-3 flex h-2 gap-px overflow-hidden rounded-[2px] bg-sunken">
            {BAND_NAMES.map((band) => (
              <span key={band} className={SHADE[band]} style={{ width: `${shareOf(band) * 100}%` }} />
            ))}
          </div>
          <ul className="flex flex-col gap-2">
            {BAND_NAMES.map((band) => (
              <li key={band} className="flex items-center gap-2 tabular-nums">
                <span aria-hidden="true" className={`size-2 flex-none rounded-[2px] ${SHADE[band]}`} />
                <span className="flex-1">
                  {heatmap.bands[band]} <span className="text-12 text-ink-3">{text.bands[band]}</span>
                </span>
                <span className="text-ink-2">{number(bands[band])}</span>
                <span className="w-11 text-right font-strong">{percent(shareOf(band))}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
