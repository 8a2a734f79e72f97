import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import type { Layer } from "./search-params.ts";

/** Says over the page that there is nothing to draw on it. */
export function EmptyLayer({ layer }: { layer: Layer }) {
  const { heatmap: text } = useMessages();
  return (
    <div
      role="status"
      className="absolute top-12 left-1/2 z-10 flex w-72 -translate-x-1/2 flex-col items-center gap-2 rounded-float bg-raised p-4 text-center shadow-float"
    >
      <span className="live-point my-2" aria-hidden="true" />
      <p className="font-semibold">{text.nothingHere[layer]}</p>
      <p className="text-12 text-ink-3">{text.nothingHereText}</p>
    </div>
  );
}
