import { type ColourMap, rampColour } from "../../../../../src/heat/colour-ramp.ts";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import type { PlacedElement } from "./use-placed-elements.ts";

interface ElementBoxesProps {
  placed: readonly PlacedElement[];
  /** 0 to 100 %. */
  opacity: number;
  colours: ColourMap;
  /** Of the frame, so that labels keep their size. */
  scale: number;
  label: string;
}

/** Smaller shares stay unlabelled: their labels would cover the page. */
const LABELLED = 0.015;

/** Every element in the colour of its count, with its share. */
export function ElementBoxes({ placed, opacity, colours, scale, label }: ElementBoxesProps) {
  const messages = useMessages();
  const most = Math.max(1, ...placed.map(({ events }) => events));
  const line = 1 / scale;
  return (
    <div role="img" aria-label={label} data-testid="heat" className="absolute inset-0 overflow-hidden">
      {placed.map(({ selector, box, events, share }) => {
        const heat = Math.sqrt(events / most);
        return (
          box && (
            <div
              key={selector}
              className="absolute"
              style={{
                left: box.left,
                top: box.top,
                width: box.width,
                height: box.height,
                outline: `${line}px solid white`,
                boxShadow: `0 0 0 ${2.5 * line}px rgb(20 16 14 / .85)`,
                borderRadius: 3,
              }}
            >
              <div
                className="absolute inset-0 rounded-[3px]"
                style={{
                  background: rampColour(0.25 + 0.7 * heat, colours),
                  opacity: (opacity / 100) * (0.25 + 0.35 * heat),
                }}
              />
              {share >= LABELLED && (
                <span
                  className="absolute top-0 left-0 origin-bottom-left whitespace-nowrap rounded-[3px] bg-[#1e1a16] px-1 font-strong text-11 text-[white] tabular-nums leading-4"
                  style={{ transform: `translateY(-100%) scale(${1 / scale})` }}
                >
                  {messages.share(share)}
                </span>
              )}
            </div>
          )
        );
      })}
    </div>
  );
}
