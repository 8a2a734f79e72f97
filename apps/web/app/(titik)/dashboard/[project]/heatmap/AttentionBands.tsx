import type { AttentionResponse } from "@titik/heatmap-schema";
import { attentionParts, attentionPixels } from "../../../../../src/heat/attention.ts";
import type { ColourMap } from "../../../../../src/heat/colour-ramp.ts";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import { BandCanvas } from "./BandCanvas.tsx";

interface AttentionBandsProps {
  attention: AttentionResponse;
  /** CSS pixels. */
  height: number;
  /** 0 to 100 %. */
  opacity: number;
  colours: ColourMap;
}

/** The brighter, the longer that part of the page stood in view. */
export function AttentionBands({ attention, height, opacity, colours }: AttentionBandsProps) {
  const { attention: text, number, decimal } = useMessages();
  const { steps, step, sessions } = attention;
  const longest = attentionParts(steps, step, sessions).find(({ share }) => share === 1);
  return (
    <BandCanvas
      bands={attentionPixels(steps, step, height, colours)}
      opacity={opacity}
      label={
        longest ? text.summary(number(longest.from), number(longest.to), decimal(longest.seconds)) : text.none
      }
    />
  );
}
